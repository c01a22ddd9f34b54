import type { Field } from '../texts/fields.js';
import type { JsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import type { Reading } from './generator.js';
import { splitPrompt } from './invokeai-prompt.js';

/** Flags and what they set (`ldm/dream/args.py`), where that is not the long name of the flag. */
const SETTINGS: Readonly<Record<string, string>> = {
  '-s': 'steps',
  '-S': 'seed',
  '-W': 'width',
  '-H': 'height',
  '-C': 'cfg_scale',
  '-A': 'sampler',
  '-m': 'sampler',
  '-f': 'strength',
  '--sampler_name': 'sampler',
};
const LONG = 'steps|seed|width|height|cfg_scale|sampler_name|sampler|strength';
/** A flag and its value; early ones had nothing between them. Of other flags, such as `-save_orig`, none is taken. */
const FLAG = new RegExp(
  String.raw`(?<=\s)(?:(-[sSWHCf])\s*(?=[-+.\d])|(-[sSWHCfAm])\s+|(-[Am])(?=k_|ddim|plms)|(--(?:${LONG}))(?:\s*=\s*|\s+))([^\s"]+)`,
  'g',
);
/** Where the flags begin behind a prompt without quotes: a prompt may hold dashes, but no number behind one. */
const FIRST_FLAG = new RegExp(
  String.raw`\s(?:-[sSWHCn]\s?[-+]?\d|-[Am]\s?(?:k_|ddim|plms)|--(?:${LONG})[\s=])`,
);
/** What stands behind the quote that closes the prompt: nothing, or a flag. */
const FLAGS_FOLLOW = /^\s{0,8}(?:$|-{1,2}[a-z])/i;

/** Reads `Dream`, of 1.x: the prompt, mostly in quotes, and the flags of its command line. */
export function readDream(field: Field): Reading {
  const { prompt, rest } = splitLine(field.text);
  const flags: JsonObject = { __proto__: null };
  for (const [, glued, short, sampler, long, value] of rest.matchAll(FLAG)) {
    const name = glued ?? short ?? sampler ?? long ?? '';
    flags[SETTINGS[name] ?? name.slice('--'.length)] = value;
  }
  const settings = new JsonReader(flags);
  const reading: Reading = {
    field,
    values: {
      ...splitPrompt(prompt),
      generator: { name: 'InvokeAI', version: null },
      seed: settings.integerText('seed'),
      steps: settings.integer('steps'),
      cfgScale: settings.number('cfg_scale'),
      sampler: settings.text('sampler'),
      denoisingStrength: settings.number('strength'),
      width: settings.integer('width'),
      height: settings.integer('height'),
    },
    warnings: settings.warnings,
  };
  if (settings.isEmpty) settings.warn('no flags in Dream: taken for a prompt');
  return reading;
}

function splitLine(text: string): { prompt: string; rest: string } {
  const start = /^\s*"/.exec(text)?.[0].length;
  if (start === undefined) {
    const end = FIRST_FLAG.exec(text)?.index ?? text.length;
    return { prompt: text.slice(0, end), rest: text.slice(end) };
  }
  const end = closingQuote(text, start);
  return { prompt: text.slice(start, end).replaceAll('\\"', '"'), rest: text.slice(end + 1) };
}

/** A prompt may hold quotes, with a backslash and without: the one that closes it stands before a flag, or is the last. */
function closingQuote(text: string, start: number): number {
  for (let at = text.indexOf('"', start); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at - 1] !== '\\' && FLAGS_FOLLOW.test(text.slice(at + 1, at + 16))) return at;
  }
  const last = text.lastIndexOf('"');
  return last < start ? text.length : last;
}
