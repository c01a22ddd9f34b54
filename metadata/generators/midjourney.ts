import { fieldNamed } from '../texts/fields.js';
import { toIntegerText } from '../texts/json-values.js';
import type { GeneratorReader } from './generator.js';

/** What stands behind the prompt and its flags. */
const JOB = /Job ID:\s[0-9a-f-]{36}/i;

/**
 * Midjourney, as downloaded from its web site: PNG `Description` with what the user typed. There are no steps and no
 * guidance, and a seed only where the user asked for one.
 */
export const midjourney: GeneratorReader = {
  name: 'Midjourney',
  texts: ['description', 'imagedescription'],
  read(fields) {
    const field = fieldNamed(fields, 'description', 'imagedescription');
    const job = field && JOB.exec(field.text);
    if (field === undefined || !job) return null;
    const [prompt = '', ...flags] = field.text.slice(0, job.index).split(/(?:^|\s)--(?=[a-z])/i);
    const values = new Map(flags.map(splitFlag));
    const version = values.get('v') ?? values.get('version') ?? null;
    const niji = values.get('niji');
    const seed = values.get('seed');
    return {
      field,
      values: {
        generator: { name: 'Midjourney', version: niji === undefined ? version : `niji ${niji}`.trim() },
        prompt,
        negativePrompt: values.get('no') ?? '',
        seed: toIntegerText(seed),
      },
      warnings:
        seed !== undefined && toIntegerText(seed) === null
          ? [`expected an integer for --seed, found ${JSON.stringify(seed)}`]
          : [],
    };
  },
};

/** `ar 2:1`, or a flag alone, such as `tile`. */
function splitFlag(flag: string): [name: string, value: string] {
  const space = flag.search(/\s/);
  return space < 0
    ? [flag.toLowerCase(), '']
    : [flag.slice(0, space).toLowerCase(), flag.slice(space).trim()];
}
