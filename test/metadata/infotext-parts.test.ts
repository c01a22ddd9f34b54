import { describe, expect, it } from 'vitest';
import { parseInfotext } from '../../metadata/texts/infotext.js';
import { PARAMETER_LINE } from '../support/metadata-files.js';

interface Parts {
  name: string;
  text: string;
  prompt: string;
  negativePrompt: string;
}

describe('the three parts of an infotext', () => {
  it.each<Parts>([
    {
      name: 'all three',
      text: `a cat\nNegative prompt: a dog\n${PARAMETER_LINE}`,
      prompt: 'a cat',
      negativePrompt: 'a dog',
    },
    { name: 'no negative prompt', text: `a cat\n${PARAMETER_LINE}`, prompt: 'a cat', negativePrompt: '' },
    {
      name: 'no prompt',
      text: `Negative prompt: a dog\n${PARAMETER_LINE}`,
      prompt: '',
      negativePrompt: 'a dog',
    },
    {
      name: 'an empty prompt',
      text: `\nNegative prompt: a dog\n${PARAMETER_LINE}`,
      prompt: '',
      negativePrompt: 'a dog',
    },
    {
      name: 'an empty negative prompt',
      text: `a cat\nNegative prompt: \n${PARAMETER_LINE}`,
      prompt: 'a cat',
      negativePrompt: '',
    },
    { name: 'parameters only', text: PARAMETER_LINE, prompt: '', negativePrompt: '' },
    {
      name: 'several lines each',
      text: `a cat,\n  on a mat \n\nNegative prompt: a dog,\n\n a log \n${PARAMETER_LINE}`,
      prompt: 'a cat,\non a mat',
      negativePrompt: 'a dog,\na log',
    },
    {
      name: 'a negative prompt that begins on the next line',
      text: `a cat\nNegative prompt:\na dog\n${PARAMETER_LINE}`,
      prompt: 'a cat',
      negativePrompt: 'a dog',
    },
    {
      name: 'blank lines in front of the parameters',
      text: `a cat\nNegative prompt: a dog\n\n\n${PARAMETER_LINE}`,
      prompt: 'a cat',
      negativePrompt: 'a dog',
    },
    {
      name: 'blank lines behind the parameters (a sidecar ends in one)',
      text: `a cat\nNegative prompt: a dog\n${PARAMETER_LINE}\n\n`,
      prompt: 'a cat',
      negativePrompt: 'a dog',
    },
    {
      name: 'line ends of Windows',
      text: `a cat,\r\non a mat\r\nNegative prompt: a dog\r\n${PARAMETER_LINE}\r\n`,
      prompt: 'a cat,\non a mat',
      negativePrompt: 'a dog',
    },
    {
      name: 'line ends of old Macs',
      text: `a cat\rNegative prompt: a dog\r${PARAMETER_LINE}`,
      prompt: 'a cat',
      negativePrompt: 'a dog',
    },
    {
      name: 'a byte order mark',
      text: `\uFEFFa cat\n${PARAMETER_LINE}`,
      prompt: 'a cat',
      negativePrompt: '',
    },
    {
      name: 'the name of the field in front',
      text: `parameters: a cat\n${PARAMETER_LINE}`,
      prompt: 'a cat',
      negativePrompt: '',
    },
    {
      name: 'the name of the field on a line of its own',
      text: `parameters:\na cat\nNegative prompt: a dog\n${PARAMETER_LINE}`,
      prompt: 'a cat',
      negativePrompt: 'a dog',
    },
    {
      name: 'a byte order mark and the name of the field',
      text: `\uFEFFparameters: Negative prompt: a dog\n${PARAMETER_LINE}`,
      prompt: '',
      negativePrompt: 'a dog',
    },
  ])('$name', ({ text, prompt, negativePrompt }) => {
    const infotext = parseInfotext(text);
    expect(infotext).toMatchObject({ prompt, negativePrompt, hasParameters: true, warnings: [] });
    expect(infotext.parameters.map(({ name, value }) => `${name}: ${value}`).join(', ')).toBe(PARAMETER_LINE);
  });
});

describe('everything on one line, as some savers write it', () => {
  it.each<Parts>([
    {
      name: 'three sentences',
      text: `a cat, a mat. Negative prompt: a dog, a log. ${PARAMETER_LINE}`,
      prompt: 'a cat, a mat',
      negativePrompt: 'a dog, a log',
    },
    {
      name: 'no negative prompt',
      text: `a cat, a mat. ${PARAMETER_LINE}`,
      prompt: 'a cat, a mat',
      negativePrompt: '',
    },
    {
      name: 'no prompt',
      text: `Negative prompt: a dog. ${PARAMETER_LINE}`,
      prompt: '',
      negativePrompt: 'a dog',
    },
    {
      name: 'a prompt on lines of its own',
      text: `a cat,\na mat\nNegative prompt: a dog. ${PARAMETER_LINE}`,
      prompt: 'a cat,\na mat',
      negativePrompt: 'a dog',
    },
    {
      name: 'a prompt with a colon',
      text: `(a cat:1.2), a mat. ${PARAMETER_LINE}`,
      prompt: '(a cat:1.2), a mat',
      negativePrompt: '',
    },
  ])('$name', ({ text, prompt, negativePrompt }) => {
    const infotext = parseInfotext(text);
    expect(infotext).toMatchObject({ prompt, negativePrompt, hasParameters: true });
    expect(infotext.parameters).toContainEqual({ name: 'Steps', value: '20' });
    expect(infotext.parameters).toContainEqual({ name: 'Seed', value: '1337' });
  });
});

/** As Python's `splitlines` has them, where the original server split prompts. */
describe('lines of a prompt end', () => {
  it.each(['\n', '\r\n', '\r', '\v', '\f', '\x1c', '\x1d', '\x1e', '\x85', '\u2028', '\u2029'])(
    'at %j',
    (end) => {
      const infotext = parseInfotext(
        `a cat${end}a mat\nNegative prompt: a dog${end}a log\n${PARAMETER_LINE}`,
      );
      expect(infotext).toMatchObject({
        prompt: 'a cat\na mat',
        negativePrompt: 'a dog\na log',
        hasParameters: true,
      });
    },
  );

  it.each(['\x1f', '\u00A0', '\u200B'])('not at %j', (character) => {
    expect(parseInfotext(`a${character}cat\n${PARAMETER_LINE}`).prompt).toBe(`a${character}cat`);
  });
});

describe('lines behind the parameters', () => {
  it('are the templates of sd-dynamic-prompts', () => {
    const text = `a cat\n${PARAMETER_LINE}\nTemplate: a {cat|dog}, Steps: 5, Seed: 6, Size: 7x7\nNegative Template: b, c: d`;
    const infotext = parseInfotext(text);
    expect(infotext).toMatchObject({ prompt: 'a cat', negativePrompt: '', warnings: [] });
    expect(infotext.parameters).toContainEqual({ name: 'Seed', value: '1337' });
    expect(infotext.parameters.slice(-2)).toEqual([
      { name: 'Template', value: 'a {cat|dog}, Steps: 5, Seed: 6, Size: 7x7' },
      { name: 'Negative Template', value: 'b, c: d' },
    ]);
  });

  it('may hold an empty template', () => {
    const infotext = parseInfotext(`a cat\n${PARAMETER_LINE}\nTemplate: a cat\nNegative Template: `);
    expect(infotext.parameters.at(-1)).toEqual({ name: 'Negative Template', value: '' });
  });

  it('are no part of the prompt, and are warned of where they are not understood', () => {
    const infotext = parseInfotext(`a cat\n${PARAMETER_LINE}\nwritten by hand`);
    expect(infotext.prompt).toBe('a cat');
    expect(infotext.warnings).toEqual([expect.stringContaining('written by hand')]);
  });
});
