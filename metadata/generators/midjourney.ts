import { type Field, fieldNamed } from '../texts/fields.js';
import { toIntegerText } from '../texts/json-values.js';
import { isXmp, xmpValue } from '../texts/xmp.js';
import type { GeneratorReader } from './generator.js';
import { splitFlags } from './midjourney-flags.js';

/** What stands behind the prompt and its flags. */
const JOB = 'Job ID:';
const JOB_ID = /^\s{0,8}[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const GUID = 'DigImageGUID';
const DESCRIPTIONS = ['description', 'imagedescription', 'dc:description'];

/**
 * Midjourney, as downloaded from its web site: PNG `Description`, and XMP, with what the user typed. There are no steps
 * and no guidance, and a seed only where the user asked for one.
 */
export const midjourney: GeneratorReader = {
  name: 'Midjourney',
  texts: [...DESCRIPTIONS, 'xmp', 'extended'],
  read(fields) {
    const found = descriptionIn(fields);
    if (found === null) return null;
    const { prompt, flags } = splitFlags(found.text);
    const version = flags.get('v') ?? flags.get('version') ?? null;
    const niji = flags.get('niji');
    const seed = flags.get('seed');
    return {
      field: found.field,
      values: {
        generator: { name: 'Midjourney', version: niji === undefined ? version : `niji ${niji}`.trim() },
        prompt,
        negativePrompt: flags.get('no') ?? '',
        seed: toIntegerText(seed),
      },
      warnings:
        seed !== undefined && toIntegerText(seed) === null
          ? [`expected an integer for --seed, found ${JSON.stringify(seed)}`]
          : [],
    };
  },
};

interface Description {
  field: Field;
  text: string;
}

/**
 * The description without the job, by which it is told. Where another tool cut that off it is told by two of three: flags,
 * the GUID in XMP, author and time of creation.
 */
function descriptionIn(fields: readonly Field[]): Description | null {
  const packets = fields.filter(({ text }) => (text.includes(JOB) || text.includes(GUID)) && isXmp(text));
  const own = [
    ...fields.filter(({ name }) => DESCRIPTIONS.includes(name)).map((field) => ({ field, text: field.text })),
    ...packets.map((field) => ({ field, text: xmpValue(field.text, 'dc:description') ?? '' })),
  ];
  for (const { field, text } of own) {
    const at = text.lastIndexOf(JOB);
    if (at >= 0 && JOB_ID.test(text.slice(at + JOB.length, at + JOB.length + 64))) {
      return { field, text: text.slice(0, at) };
    }
  }
  const hasGuid =
    fieldNamed(fields, `iptcext:${GUID.toLowerCase()}`) !== undefined ||
    packets.some(({ text }) => xmpValue(text, `iptcExt:${GUID}`) !== null);
  const isSigned =
    fieldNamed(fields, 'author') !== undefined && fieldNamed(fields, 'creation time') !== undefined;
  if (!hasGuid && !isSigned) return null;
  return (
    own.find(({ text }) => text !== '' && ((hasGuid && isSigned) || splitFlags(text).flags.size > 0)) ?? null
  );
}
