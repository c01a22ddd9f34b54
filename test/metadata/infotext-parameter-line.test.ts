import { describe, expect, it } from 'vitest';
import { parseInfotext } from '../../metadata/texts/infotext.js';
import { PARAMETER_LINE, readInfotext } from '../support/metadata-files.js';

describe('what is no parameter line belongs to the prompt', () => {
  it.each([
    { name: 'one pair', line: 'Steps: 20' },
    { name: 'two pairs', line: 'Steps: 20, Seed: 1' },
    { name: 'two pairs and a loose word', line: 'Steps: 20, Seed: 1, cat' },
    { name: 'three pairs of which none is known', line: 'red: 1, green: 2, blue: 3' },
    { name: 'emphasis', line: '(red:1.2), (green:1.3), (Seed:1), (Steps:2)' },
    { name: 'keys that only end in a known word', line: 'My Seed: 1, My Steps: 2, My Size: 3' },
    { name: 'no pair', line: 'a cat, a mat, a hat' },
    { name: 'commas', line: ',,,,' },
    { name: 'colons', line: '::::' },
  ])('$name', ({ line }) => {
    const infotext = parseInfotext(`a cat\n${line}`);
    expect(infotext).toMatchObject({
      prompt: `a cat\n${line}`,
      negativePrompt: '',
      parameters: [],
      hasParameters: false,
      warnings: [],
    });
  });

  it('and a file that has none says so', () => {
    const metadata = readInfotext('a cat\nNegative prompt: a dog');
    expect(metadata).toMatchObject({ prompt: 'a cat', negativePrompt: 'a dog', generator: null, seed: null });
    expect(metadata.warnings).toEqual([expect.stringContaining('no parameter line')]);
  });

  it('an empty infotext is no metadata', () => {
    expect(readInfotext(' \n ')).toMatchObject({ prompt: '', parameters: [], carrier: null });
  });
});

describe('what is a parameter line', () => {
  it.each([
    { name: 'three pairs', line: 'Steps: 20, Seed: 1, Foo: x' },
    { name: 'known keys in another order', line: 'Seed: 1, Model: x, Sampler: y, CFG scale: 7, Steps: 20' },
    { name: 'Steps in the middle', line: 'Seed: 1, Sampler: Euler, Steps: 20, CFG scale: 7, Size: 512x512' },
    {
      name: 'Steps behind an unknown key',
      line: 'Schedule type: Karras, Steps: 20, CFG scale: 7, Seed: 1, Size: 512x512',
    },
    { name: 'only one known key', line: 'Foo: 1, Bar: 2, Model: x' },
    { name: 'no space behind colons and commas', line: 'Steps:20,Seed:1,Sampler:Euler' },
    { name: 'a comma at the end', line: 'Steps: 20, Seed: 1, Sampler: Euler,' },
    { name: 'spaces around', line: '   Steps: 20, Seed: 1, Sampler: Euler  ' },
  ])('$name', ({ line }) => {
    const infotext = parseInfotext(`a cat\nNegative prompt: a dog\n${line}`);
    expect(infotext).toMatchObject({
      prompt: 'a cat',
      negativePrompt: 'a dog',
      hasParameters: true,
      warnings: [],
    });
    const written = line.split(',').map((pair) => pair.split(':')[0]?.trim());
    expect(infotext.parameters.map(({ name }) => name)).toEqual(written.filter((name) => name !== ''));
  });
});

describe('the words of a parameter line elsewhere', () => {
  it.each([
    {
      where: 'in the prompt',
      text: `a cat, Steps: 3, Seed: 4 of a stair\n${PARAMETER_LINE}`,
      prompt: 'a cat, Steps: 3, Seed: 4 of a stair',
    },
    {
      where: 'in the prompt, as a whole parameter line',
      text: `Steps: 3, Seed: 4, Size: 5x5\na cat\n${PARAMETER_LINE}`,
      prompt: 'Steps: 3, Seed: 4, Size: 5x5\na cat',
    },
    {
      where: 'in the prompt, within a line',
      text: `say "Negative prompt: no"\n${PARAMETER_LINE}`,
      prompt: 'say "Negative prompt: no"',
    },
    {
      where: 'in a quoted value',
      text: `a cat\n${PARAMETER_LINE}, Hires prompt: "x, Seed: 5, Steps: 6, Size: 7x7"`,
      prompt: 'a cat',
    },
    {
      where: 'in a quoted value with quotes',
      text: `a cat\n${PARAMETER_LINE}, ADetailer prompt: "say \\"no\\", Negative prompt: y, Seed: 5"`,
      prompt: 'a cat',
    },
    {
      where: 'in a quoted value with line ends',
      text: `a cat\n${PARAMETER_LINE}, Hires prompt: "x\\nNegative prompt: y\\nSteps: 1, Seed: 2, Size: 3x3"`,
      prompt: 'a cat',
    },
    {
      where: 'in an object',
      text: `a cat\n${PARAMETER_LINE}, Civitai metadata: {"a": "Steps: 1, Seed: 2, Size: 3x3"}`,
      prompt: 'a cat',
    },
    {
      where: 'as ends of other keys',
      text: `a cat\n${PARAMETER_LINE}, Variation seed: 5, Hires steps: 6, ADetailer model: x`,
      prompt: 'a cat',
    },
  ])('$where are not taken for it', ({ text, prompt }) => {
    const metadata = readInfotext(text);
    expect(metadata).toMatchObject({
      prompt,
      negativePrompt: '',
      seed: '1337',
      steps: 20,
      width: 512,
      height: 768,
      warnings: [],
    });
  });

  it('in a quoted value are not taken for it where Steps does not come first', () => {
    const text =
      'a cat\nSampler: Euler, Seed: 1337, Size: 512x768, Hires prompt: "x, Steps: 3, Seed: 4, Size: 5x5"';
    expect(readInfotext(text)).toMatchObject({
      prompt: 'a cat',
      seed: '1337',
      width: 512,
      steps: null,
      warnings: [],
    });
  });

  it('above the negative prompt are not taken for it', () => {
    const prompt = 'walking down Steps: 20, Sampler: x, Seed: 3 in the park';
    expect(parseInfotext(`${prompt}\nNegative prompt: a dog`)).toMatchObject({
      prompt,
      negativePrompt: 'a dog',
      parameters: [],
    });
  });

  it('on a line with a prompt that begins like a pair are still found', () => {
    expect(readInfotext(`Style: anime, a cat. ${PARAMETER_LINE}`)).toMatchObject({
      prompt: 'Style: anime, a cat',
      seed: '1337',
      steps: 20,
    });
  });

  it('in a negative prompt are not taken for it', () => {
    const text = `a cat\nNegative prompt: a dog. Steps: 3, of a stair\nSeed: 4\n${PARAMETER_LINE}`;
    expect(readInfotext(text)).toMatchObject({
      prompt: 'a cat',
      negativePrompt: 'a dog. Steps: 3, of a stair\nSeed: 4',
      seed: '1337',
      warnings: [],
    });
  });

  /** The writer escapes no separator above U+001F in a JSON string. */
  it.each(['\x85', '\u2028', '\u2029'])('a quoted value is not cut at %j', (separator) => {
    const quoted = `"a cat,${separator}a mat"`;
    const metadata = readInfotext(`a cat\n${PARAMETER_LINE}, Hires prompt: ${quoted}, Model: dream`);
    expect(metadata.parameters).toContainEqual({ name: 'Hires prompt', value: quoted });
    expect(metadata).toMatchObject({ model: { name: 'dream' }, warnings: [] });
  });
});

describe('a prompt in curly brackets is no JSON', () => {
  it.each([
    '{{masterpiece}}, a cat',
    '{red|blue} cat',
    '[a cat:a dog:0.5]',
    '{ {a} }',
    '[[a cat]], {a mat}',
    '{',
  ])('%s', (prompt) => {
    expect(readInfotext(`${prompt}\n${PARAMETER_LINE}`)).toMatchObject({ prompt, seed: '1337' });
  });
});

describe('JSON of other programs in the same field is not taken for a prompt', () => {
  it.each([
    '{"text": "a cat. Steps: 20, Sampler: x, Seed: 1", "is_changed": [NaN]}',
    '{"text": "a cat',
    ' {\n  "prompt": "a cat"\n}',
    '[{"prompt": "a cat"}]',
    '{}',
    '[]',
    '["a cat"]',
  ])('%j', (json) => {
    const metadata = readInfotext(json);
    expect(metadata).toMatchObject({ prompt: '', generator: null, raw: [{ text: json }] });
    expect(metadata.warnings).toHaveLength(1);
  });
});
