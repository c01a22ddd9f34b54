import type { Lora, Metadata, Parameter } from '../schema/models/metadata.js';
import { a1111, beginsLikeJson } from './generators/a1111.js';
import { parametersOf } from './generators/parameters.js';
import { identifyFork } from './generators/a1111-forks.js';
import { fieldOf } from './texts/fields.js';
import { isUnderstood } from './texts/infotext-keys.js';
import { parseInfotext } from './texts/infotext.js';
import { quote, unquote } from './texts/infotext-quotes.js';
import { loraTags } from './texts/lora-tags.js';
import { parsePairs } from './texts/pairs.js';

/** Written without a value where there are too few pairs for a parameter line: they say nothing. */
const FILLERS = ['Steps', 'Sampler', 'Seed'];
/** Keys that are understood, of which the values do not tell all. */
const TOLD_ALONE: ReadonlySet<string> = new Set(['Version', 'App', 'Civitai resources', 'Civitai metadata']);
/** What parameters say; a prompt may have been changed since, and its LoRAs with it. */
const COMPARED = [
  ['seed', 'steps', 'cfgScale', 'sampler', 'scheduler', 'model', 'vae'] as const,
  ['clipSkip', 'denoisingStrength', 'width', 'height', 'hires'] as const,
].flat();
const LEAD_IN = 'parameters: ';

/**
 * Writes metadata as AUTOMATIC1111 does: the prompt, the negative prompt, and one line of parameters. Where the
 * metadata was read from an infotext, its parameters stand there as written; else, and where the values say
 * otherwise, they are made of the values.
 *
 * Read again, it gives the same values. What the format has no room for is lost: white space around a prompt, carriage
 * returns, a line of the prompt that begins with `Negative prompt:`, the name of a generator that writes no infotext,
 * commas and colons in names of LoRAs that no prompt holds, passes, characters, provenance and the workflow.
 */
export function toInfotext(metadata: Metadata): string {
  const { prompt, negativePrompt } = metadata;
  const prompts = [
    ...(prompt === '' ? [] : [beginsWithLeadIn(prompt) ? LEAD_IN + prompt : prompt]),
    ...(negativePrompt === '' ? [] : [`Negative prompt: ${negativePrompt}`]),
  ];
  const { line, templates } = parameterLines(metadata);
  const isLikeJson = beginsLikeJson(prompts.join('\n'));
  if (line === '' && !isLikeJson && isPlain(prompts.join('\n'), metadata)) return prompts.join('\n');
  const isEnough = isWhole(line) && (!isLikeJson || line.includes('Steps:'));
  return [...prompts, isEnough ? line : filled(line), ...templates].join('\n');
}

/** The reader takes the name of the field for no part of the prompt. */
function beginsWithLeadIn(prompt: string): boolean {
  return /^\s*parameters:/i.test(prompt);
}

/** Whether prompts come back without a parameter line below them. */
function isPlain(text: string, { prompt, negativePrompt }: Metadata): boolean {
  const found = parseInfotext(text);
  return !found.hasParameters && found.prompt === prompt && found.negativePrompt === negativePrompt;
}

function isWhole(line: string): boolean {
  const { hasParameters, prompt, negativePrompt } = parseInfotext(line);
  return hasParameters && prompt === '' && negativePrompt === '';
}

function filled(line: string): string {
  const names = new Set(parsePairs(line).parameters.map(({ name }) => name.toLowerCase()));
  const fillers = FILLERS.filter((name) => !names.has(name.toLowerCase())).map((name) => `${name}: `);
  return [...fillers, ...(line === '' ? [] : [line])].join(', ');
}

/** The parameters as written, where they say the same as the values; else the values stand for them. */
function parameterLines(metadata: Metadata): { line: string; templates: string[] } {
  const made = [...parametersOf(metadata), ...furtherParameters(metadata)];
  const { parameters } = metadata;
  const templates = parameters.filter(isTemplate).map(({ name, value }) => `${name}: ${value}`);
  const pairs = parameters.filter((parameter) => !isTemplate(parameter));
  const line = asWritten(pairs);
  if (areEqual(parameters, parametersOf(metadata)) || parameters.length === 0) {
    return { line: quoted(made), templates };
  }
  if (saysTheSame(line, metadata)) return { line, templates };
  const names = new Set(made.map(({ name }) => name));
  const others = pairs.filter(
    ({ name }) => !names.has(name) && (!isUnderstood(name) || TOLD_ALONE.has(name)),
  );
  return { line: [quoted(made), asWritten(others)].filter((text) => text !== '').join(', '), templates };
}

/** Whether a parameter line is read to the values that the metadata has. */
function saysTheSame(line: string, metadata: Metadata): boolean {
  const text = `${metadata.prompt}\n${isWhole(line) ? line : filled(line)}`;
  const values = a1111.read([fieldOf('parameters', text)])?.values ?? {};
  return COMPARED.every((name) => JSON.stringify(values[name]) === JSON.stringify(metadata[name]));
}

/** It stands in a line of its own behind the others, as sd-dynamic-prompts writes it. */
function isTemplate({ name, value }: Parameter): boolean {
  return /^(?:Negative )?Template$/.test(name) && !value.startsWith('"');
}

/** The pairs as they stood in the infotext, if they can be read so; those of several lines may not. */
function asWritten(pairs: readonly Parameter[]): string {
  const line = pairs.map(({ name, value }) => `${name}: ${value}`).join(', ');
  const isSafe = !/[\r\n]/.test(line) && areEqual(parsePairs(line).parameters, pairs);
  return isSafe ? line : quoted(pairs.map(({ name, value }) => ({ name, value: unquote(value) })));
}

function quoted(pairs: readonly Parameter[]): string {
  return pairs.map(({ name, value }) => `${name}: ${safe(value)}`).join(', ');
}

function areEqual(a: readonly Parameter[], b: readonly Parameter[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ name, value }, index) => name === b[index]?.name && value === b[index].value)
  );
}

/** What is known besides the parameters that every generator has. */
function furtherParameters(metadata: Metadata): Parameter[] {
  const { generator, hires, loras, prompt } = metadata;
  const tagged = new Set(loraTags(prompt).map(({ name }) => name));
  const named = loras.filter(({ name, hash }) => hash !== null || !tagged.has(name));
  const weighed = named.filter(({ name, weight }) => weight !== null && !tagged.has(name));
  const isTold = generator !== null && identifyFork(generator.version, null).name === generator.name;
  const isResized = hires !== null && hires.width !== null && hires.height !== null;
  const written: [name: string, value: string | number | null | undefined][] = [
    ['Hires upscale', hires?.upscale],
    ['Hires steps', hires?.steps],
    ['Hires upscaler', hires?.upscaler],
    ['Hires resize', isResized ? `${hires.width}x${hires.height}` : null],
    ['Lora hashes', listed(named, ({ hash }) => hash ?? '')],
    ['Lora weights', listed(weighed, ({ weight }) => String(weight))],
    ['Version', isTold ? generator.version : null],
  ];
  return written.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ name, value: String(value) }],
  );
}

function listed(loras: readonly Lora[], valueOf: (lora: Lora) => string): string {
  return loras.map((lora) => `${lora.name.replaceAll(/[:,]/g, '')}: ${valueOf(lora)}`).join(', ');
}

/** In quotes also where the reader would take the value for a quoted one, for JSON, or would trim it. */
function safe(value: string): string {
  return /^["{[]|\r/.test(value) || value.trim() !== value ? JSON.stringify(value) : quote(value);
}
