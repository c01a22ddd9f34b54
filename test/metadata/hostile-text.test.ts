import { describe, expect, it } from 'vitest';
import { parsePairs } from '../../metadata/texts/pairs.js';
import { PARAMETER_LINE, readInfotext } from '../support/metadata-files.js';

const LENGTH = 400_000;
/** A number of the length given that turns out to be none at its very end. */
const ALMOST_NUMBER = `${'1'.repeat(LENGTH)}x`;

const PIECES = [
  ['"', '{', '[', '}', '\\', '\\"', ',', ':', ' ', '\t', '.', '1', 'a', '<', '\n', '\r', '\u2028'],
  ['k:', 'k:{', 'k:[', 'k:"', 'k:{"', 'k:{},', 'k:",', 'k:{",', 'k:"\\",', '"k:"', ' ,', '. ', 'k '],
  ['Steps: 1,', '. Steps: 1', 'Steps: 1\n', 'Steps:', 'Steps: ', 'Negative prompt:', '. Negative prompt:'],
  ['Template:', 'a: 1, b: 2, c: 3\n', '<lora:', '<lora:a', '<lora:a:', '<lora:a:1', '{"a":', '[{'],
];

function repeated(piece: string): string {
  return piece.repeat(Math.ceil(LENGTH / piece.length));
}

/**
 * Work that grows with the square of the length takes minutes here, linear work milliseconds; the timeout of the
 * runner tells them apart.
 */
describe('400 kB of hostile text are read in linear time', () => {
  it.each(PIECES.flat())('%j over and over', (piece) => {
    const text = repeated(piece);
    expect(parsePairs(text).parameters.length).toBeLessThanOrEqual(LENGTH);
    expect(readInfotext(text).errors).toEqual([]);
    expect(readInfotext(`${text}\n${PARAMETER_LINE}`).errors).toEqual([]);
    expect(readInfotext(`a cat\n${PARAMETER_LINE}, Foo: ${text}`).errors).toEqual([]);
    expect(readInfotext(`a cat\n${PARAMETER_LINE}, Foo: "${text}`).errors).toEqual([]);
  });

  it.each([
    { name: 'the name of a LoRA that never ends', text: `<lora:${repeated('a')}\n${PARAMETER_LINE}` },
    { name: 'LoRAs that all end in one bracket', text: `${repeated('<lora:')}>\n${PARAMETER_LINE}` },
    { name: 'hashes of LoRAs', text: `a\n${PARAMETER_LINE}, Lora hashes: "${repeated('a: 1,')}"` },
    { name: 'resources', text: `a\n${PARAMETER_LINE}, Civitai resources: [${repeated('{},')}{}]` },
    {
      name: 'resources in lists in lists',
      text: `a\n${PARAMETER_LINE}, Civitai resources: ${repeated('[')}${repeated(']')}`,
    },
    { name: 'hashes that never end', text: `a\n${PARAMETER_LINE}, Hashes: ${repeated('{"a":')}` },
    { name: 'lines of parameters', text: repeated(`${PARAMETER_LINE}\n`) },
    { name: 'templates', text: `a\n${PARAMETER_LINE}\n${repeated('Template: a\n')}` },
    { name: 'the weight of a LoRA that never ends', text: `<lora:a:${repeated('1')}\n${PARAMETER_LINE}` },
    {
      name: 'the weight of a LoRA that is almost a number',
      text: `<lora:a:${ALMOST_NUMBER}>\n${PARAMETER_LINE}`,
    },
    {
      name: 'a step count that is almost a number',
      text: `a\n${PARAMETER_LINE}, Clip skip: ${ALMOST_NUMBER}`,
    },
    { name: 'a seed that is almost a number', text: `a\n${PARAMETER_LINE}, Seed: ${ALMOST_NUMBER}` },
    { name: 'a size that is almost one', text: `a\n${PARAMETER_LINE}, Hires resize: ${ALMOST_NUMBER}` },
    { name: 'spaces in front of a line that is none', text: `. ${repeated(' ')}Steps: 1` },
    { name: 'spaces in front of a bracket', text: `${repeated(' ')}[a` },
    { name: 'spaces in front of brackets', text: `${repeated(' ')}[${repeated(' ')}{${repeated(' ')}a` },
    { name: 'spaces within a line that is none', text: `. Steps:${repeated(' ')}1${repeated(' ')}` },
  ])('$name', ({ text }) => {
    expect(readInfotext(text).errors).toEqual([]);
  });
});

describe('text as long as a block can be needs no more stack', () => {
  const MEGABYTES = 12_000_000;

  it.each([
    { name: 'a quoted value', value: `"${'a'.repeat(MEGABYTES)}"` },
    { name: 'a quoted value of escapes', value: `"${'\\n'.repeat(MEGABYTES / 2)}"` },
    { name: 'an object', value: `{"a": "${'a'.repeat(MEGABYTES)}"}` },
    { name: 'brackets in brackets', value: '['.repeat(MEGABYTES) },
    { name: 'a value', value: 'a'.repeat(MEGABYTES) },
  ])('$name', ({ value }) => {
    const metadata = readInfotext(`a cat\n${PARAMETER_LINE}, Foo: ${value}`);
    expect(metadata).toMatchObject({ prompt: 'a cat', seed: '1337' });
    expect(metadata.parameters.at(-1)?.value).toHaveLength(value.length);
  });

  it.each([
    { name: 'letters', prompt: 'a'.repeat(MEGABYTES) },
    { name: 'words', prompt: 'a cat, '.repeat(MEGABYTES / 7).trim() },
  ])('a prompt of $name', ({ prompt }) => {
    expect(readInfotext(`${prompt}\n${PARAMETER_LINE}`).prompt).toHaveLength(prompt.length);
  });
});
