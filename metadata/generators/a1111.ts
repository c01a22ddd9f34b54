import type { Hires, Lora, Parameter } from '../../schema/models/metadata.js';
import { type Field } from '../texts/fields.js';
import { type Infotext, parseInfotext } from '../texts/infotext.js';
import { loraTags } from '../texts/lora-tags.js';
import { toInteger, toIntegerText, toNumber } from '../texts/json-values.js';
import { toModel } from '../texts/model.js';
import { identifyFork } from './a1111-forks.js';
import type { GeneratorReader, Reading } from './generator.js';

/**
 * The infotext of AUTOMATIC1111, its forks, and everything that writes the same. EXIF stands before PNG text, as
 * in AUTOMATIC1111's own reader; a carrier with a parameter line stands before one without.
 */
export const a1111: GeneratorReader = {
  name: 'AUTOMATIC1111',
  read(fields) {
    const candidates = fields
      .filter(isCandidate)
      // Of several in one place the last, as Pillow keeps it.
      .toReversed()
      .toSorted((a, b) => rank(a) - rank(b))
      .map((field) => ({ field, infotext: parseInfotext(field.text) }))
      .filter(({ infotext }) => !(infotext.prompt === UNKNOWN && fields.some(isGraph)));
    const best =
      candidates.find(({ infotext }) => infotext.hasParameters) ??
      candidates.find(({ field }) => isOwnPlace(field));
    return best === undefined ? null : toReading(best.field, best.infotext);
  },
};

/** What comfy-image-saver writes where it cannot follow the graph that it writes besides. */
const UNKNOWN = 'unknown';

function isGraph({ text }: Field): boolean {
  return text.includes('"class_type"');
}

/** Where an infotext stands: a text here is a prompt even without a parameter line. In order of preference. */
const OWN_PLACES = ['usercomment', 'parameters'];
/** Where it stands in GIF, JPEG comments and video; a text here may be anything else. */
const COMMENTS = ['comment', 'com', '\u00a9cmt', 'description', 'desc', 'imagedescription'];
/** What the Extras tab writes into PNG, where a comment is of another program. */
const PNG_PLACES = [...OWN_PLACES, 'postprocessing', 'extras'];
const PLACES = [...OWN_PLACES, ...COMMENTS];

function isOwnPlace(field: Field): boolean {
  return OWN_PLACES.includes(field.name);
}

function rank(field: Field): number {
  const places = field.carrier.startsWith('png:') ? PNG_PLACES : PLACES;
  return places.indexOf(field.name);
}

/** Other generators put JSON into the same fields; that is not for this reader. */
function isCandidate(field: Field): boolean {
  return rank(field) >= 0 && field.text.trim() !== '' && !isJson(field.text);
}

/** Prompts begin with brackets too: `{{masterpiece}}`, `[a cat:a dog:0.5]`. */
function isJson(text: string): boolean {
  const start = text.trimStart();
  if (!/^[{[]/.test(start)) return false;
  if (/^(?:\[\s*)?\{\s*"/.test(start)) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function toReading(field: Field, infotext: Infotext): Reading {
  const { prompt, negativePrompt, parameters, hasParameters } = infotext;
  const values = new Values(parameters);
  const size = values.size('Size');
  return {
    field,
    values: {
      prompt,
      negativePrompt,
      parameters,
      generator: hasParameters ? identifyFork(values.text('Version'), values.text('App')) : null,
      seed: values.integerText('Seed'),
      steps: values.integer('Steps'),
      cfgScale: values.number('CFG scale'),
      sampler: values.text('Sampler'),
      scheduler: values.text('Schedule type'),
      model: toModel(values.text('Model'), values.text('Model hash')),
      loras: loras(prompt, values.text('Lora hashes')),
      vae: values.text('VAE'),
      clipSkip: values.integer('Clip skip'),
      denoisingStrength: values.number('Denoising strength'),
      width: size?.width ?? null,
      height: size?.height ?? null,
      hires: hires(values),
    },
    warnings: [
      ...infotext.warnings,
      ...values.warnings,
      ...(hasParameters ? [] : [`no parameter line in ${field.carrier}: taken for a prompt`]),
    ],
  };
}

function hires(values: Values): Hires | null {
  const size = values.size('Hires resize');
  const found: Hires = {
    upscale: values.number('Hires upscale'),
    upscaler: values.text('Hires upscaler'),
    steps: values.integer('Hires steps'),
    width: size?.width ?? null,
    height: size?.height ?? null,
  };
  return Object.values(found).every((value) => value === null) ? null : found;
}

/** The LoRAs of the prompt, and those of which only a hash is written. */
function loras(prompt: string, hashes: string | null): Lora[] {
  const found = new Map(loraTags(prompt).map((lora) => [lora.name, lora]));
  for (const entry of (hashes ?? '').split(',')) {
    const colon = entry.lastIndexOf(':');
    if (colon <= 0) continue;
    const name = entry.slice(0, colon).trim();
    const hash = entry.slice(colon + 1).trim();
    found.set(name, { ...(found.get(name) ?? { name, weight: null }), hash });
  }
  return [...found.values()];
}

/** Parameters by name, read as what they ought to be; a value that is not that is warned of once. */
class Values {
  readonly warnings: string[] = [];
  readonly #byName: ReadonlyMap<string, string>;

  /**
   * Names are told apart without regard to case: other savers write `CFG Scale`. The last of several values of
   * one name counts, as in AUTOMATIC1111's own reader.
   */
  constructor(parameters: readonly Parameter[]) {
    this.#byName = new Map(parameters.map(({ name, value }) => [name.toLowerCase(), unquote(value)]));
  }

  text(name: string): string | null {
    const value = this.#byName.get(name.toLowerCase());
    return value === undefined || value === '' ? null : value;
  }

  number(name: string): number | null {
    return this.#as(name, 'a number', toNumber);
  }

  integer(name: string): number | null {
    return this.#as(name, 'an integer', toInteger);
  }

  integerText(name: string): string | null {
    return this.#as(name, 'an integer', toIntegerText);
  }

  size(name: string): { width: number; height: number } | null {
    return this.#as(name, 'width x height', (text) => {
      const [, width, height] = /^(\d{1,7})x(\d{1,7})$/.exec(text) ?? [];
      return width === undefined || height === undefined
        ? null
        : { width: Number(width), height: Number(height) };
    });
  }

  #as<Value>(name: string, expected: string, read: (text: string) => Value | null): Value | null {
    const text = this.text(name);
    if (text === null) return null;
    const value = read(text);
    if (value === null) this.warnings.push(`expected ${expected} for ${name}, found ${JSON.stringify(text)}`);
    return value;
  }
}

/** Values with commas, colons or line ends are written as JSON strings. */
function unquote(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    const text: unknown = JSON.parse(value);
    return typeof text === 'string' ? text : value;
  } catch {
    return value;
  }
}
