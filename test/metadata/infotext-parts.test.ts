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
      prompt: 'a cat,\n  on a mat',
      negativePrompt: 'a dog,\n\n a log',
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
      name: 'the name of the field with a capital',
      text: `Parameters: a cat\n${PARAMETER_LINE}`,
      prompt: 'a cat',
      negativePrompt: '',
    },
    {
      name: 'a prompt that begins like the name of the field',
      text: `parameters of a cat\n${PARAMETER_LINE}`,
      prompt: 'parameters of a cat',
      negativePrompt: '',
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
      name: 'nothing but spaces between',
      text: `a cat, a mat Negative prompt: a dog, a log ${PARAMETER_LINE}`,
      prompt: 'a cat, a mat',
      negativePrompt: 'a dog, a log',
    },
    {
      name: 'an empty prompt, its full stop kept',
      text: `. Negative prompt: a dog. ${PARAMETER_LINE}`,
      prompt: '',
      negativePrompt: 'a dog',
    },
    {
      name: 'a prompt that looks like a pair',
      text: `hat: red. ${PARAMETER_LINE}`,
      prompt: 'hat: red',
      negativePrompt: '',
    },
    {
      name: 'a prompt that looks like steps',
      text: `Steps: 3 of a stair. Negative prompt: a dog. ${PARAMETER_LINE}`,
      prompt: 'Steps: 3 of a stair',
      negativePrompt: 'a dog',
    },
    {
      name: 'steps in the prompt, and a full stop before the parameters',
      text: `up the Steps: 3, then left. ${PARAMETER_LINE}`,
      prompt: 'up the Steps: 3, then left',
      negativePrompt: '',
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

describe('prompts are as written', () => {
  it.each(['\v', '\f', '\x1c', '\x1d', '\x1e', '\x1f', '\x85', '\u2028', '\u2029', '\u00A0', '\u200B', '\t'])(
    'with %j in them',
    (character) => {
      const infotext = parseInfotext(
        `a${character}cat\nNegative prompt: a${character}dog\n${PARAMETER_LINE}`,
      );
      expect(infotext).toMatchObject({
        prompt: `a${character}cat`,
        negativePrompt: `a${character}dog`,
        hasParameters: true,
      });
    },
  );

  it.each(['\n', '\r\n', '\r'])('but for line ends, which become line feeds: %j', (end) => {
    expect(
      parseInfotext(`a cat  ${end}${end}  a mat\nNegative prompt: a dog ${end} a log\n${PARAMETER_LINE}`),
    ).toMatchObject({ prompt: 'a cat  \n\n  a mat', negativePrompt: 'a dog \n a log' });
  });

  it('where a second line begins the negative prompt, it is part of it', () => {
    expect(
      parseInfotext(`a cat\nNegative prompt: a dog\nNegative prompt: a log\n${PARAMETER_LINE}`),
    ).toMatchObject({ prompt: 'a cat', negativePrompt: 'a dog\nNegative prompt: a log' });
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

  it('may be templates of several lines', () => {
    const text = `a cat\n${PARAMETER_LINE}\nTemplate: a {cat|dog},\n  on a mat\n\nNegative Template: b,\nc: d\n`;
    const infotext = parseInfotext(text);
    expect(infotext).toMatchObject({ prompt: 'a cat', warnings: [] });
    expect(infotext.parameters.slice(-2)).toEqual([
      { name: 'Template', value: 'a {cat|dog},\n  on a mat' },
      { name: 'Negative Template', value: 'b,\nc: d' },
    ]);
  });

  it('go on with a quoted value that holds line ends as such, as early versions wrote it', () => {
    const infotext = parseInfotext(
      `a cat\nSteps: 20, Sampler: x, CFG scale: 7, ADetailer prompt: "a,\nb", Seed: 5, Size: 1x2`,
    );
    expect(infotext).toMatchObject({ prompt: 'a cat', warnings: [] });
    expect(infotext.parameters.slice(-3)).toEqual([
      { name: 'ADetailer prompt', value: '"a,\nb"' },
      { name: 'Seed', value: '5' },
      { name: 'Size', value: '1x2' },
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
