import { describe, expect, it } from 'vitest';
import type { Filter } from '../../schema/models/filter.js';
import { Filter as FilterModel } from '../../schema/models/filter.js';
import { parseSearch } from '../../schema/search/index.js';

const exactly = (value: number) => ({ from: value, to: value });

const cases: [what: string, lines: [line: string, filter: unknown][]][] = [
  [
    'nothing',
    [
      ['', {}],
      ['  \n\t ', {}],
      ['*', {}],
      ['()', {}],
      ['""', {}],
    ],
  ],
  [
    'words and phrases',
    [
      ['fox', { text: 'fox' }],
      ['"red fox"', { text: 'red fox' }],
      ['fo*', { text: 'fo*' }],
      ['"red fo*"', { text: 'red fo*' }],
      ['red fox', { all: [{ text: 'red' }, { text: 'fox' }] }],
      ['text:fox', { text: 'fox' }],
      ['red AND fox', { all: [{ text: 'red' }, { text: 'fox' }] }],
      [String.raw`"say \"hi\" \\ C:\x"`, { text: String.raw`say "hi" \ C:\x` }],
      ['"red"fox', { all: [{ text: 'red' }, { text: 'fox' }] }],
      ['猫', { text: '猫' }],
      ['🦊', { text: '🦊' }],
    ],
  ],
  [
    'what must not be',
    [
      ['-dog', { none: [{ text: 'dog' }] }],
      ['NOT dog', { none: [{ text: 'dog' }] }],
      ['NOT -dog', { text: 'dog' }],
      ['-"red fox"', { none: [{ text: 'red fox' }] }],
      ['-model:x', { none: [{ model: 'x' }] }],
      ['-(a | b)', { none: [{ text: 'a' }, { text: 'b' }] }],
      ['-a -b', { none: [{ text: 'a' }, { text: 'b' }] }],
      ['-(a b)', { none: [{ all: [{ text: 'a' }, { text: 'b' }] }] }],
      ['-*', { none: [{}] }],
    ],
  ],
  [
    'alternatives',
    [
      ['a | b', { any: [{ text: 'a' }, { text: 'b' }] }],
      ['a|b||c', { any: [{ text: 'a' }, { text: 'b' }, { text: 'c' }] }],
      ['a OR b', { any: [{ text: 'a' }, { text: 'b' }] }],
      ['a or b', { all: [{ text: 'a' }, { text: 'or' }, { text: 'b' }] }],
      ['a b | c', { any: [{ all: [{ text: 'a' }, { text: 'b' }] }, { text: 'c' }] }],
      ['a (b | c)', { text: 'a', any: [{ text: 'b' }, { text: 'c' }] }],
      [
        '(a|b) (c|d)',
        { all: [{ any: [{ text: 'a' }, { text: 'b' }] }, { any: [{ text: 'c' }, { text: 'd' }] }] },
      ],
      ['a | -*', { text: 'a' }],
      ['a | *', {}],
    ],
  ],
  [
    'names',
    [
      ['model:sdxl*', { model: 'sdxl*' }],
      ['model:"dream shaper*"', { model: 'dream shaper*' }],
      ['MODEL:x', { model: 'x' }],
      ['negative:blurry', { negativePrompt: 'blurry' }],
      ['neg:blurry', { negativePrompt: 'blurry' }],
      ['contains:"d f"', { contains: 'd f' }],
      ['dir:holiday', { path: 'holiday' }],
      ['path:"C:\\new images\\x"', { path: 'C:\\new images\\x' }],
      ['path:image(1).png', { path: 'image(1).png' }],
      ['(path:image(1).png)', { path: 'image(1).png' }],
      ['lora:a lora:b', { all: [{ lora: 'a' }, { lora: 'b' }] }],
      ['sampler:-x', { sampler: '-x' }],
      ['is:Portrait', { is: 'portrait' }],
      ['model:a:b', { model: 'a:b' }],
      ['prompt:*', { prompt: '*' }],
    ],
  ],
  [
    'lists of values',
    [
      ['sampler:(Euler|"DPM++ 2M")', { any: [{ sampler: 'Euler' }, { sampler: 'DPM++ 2M' }] }],
      ['prompt:(red -fox)', { prompt: 'red', none: [{ prompt: 'fox' }] }],
      ['steps:(>20 <30)', { steps: { above: 20, below: 30 } }],
      [
        'seed:(1|(2|3-4))',
        {
          any: [
            { seed: { from: '1', to: '1' } },
            { seed: { from: '2', to: '2' } },
            { seed: { from: '3', to: '4' } },
          ],
        },
      ],
    ],
  ],
  [
    'whole numbers of any length',
    [
      ['seed:18446744073709551615', { seed: { from: '18446744073709551615', to: '18446744073709551615' } }],
      ['seed:007', { seed: { from: '7', to: '7' } }],
      ['seed:1000-2000', { seed: { from: '1000', to: '2000' } }],
      ['seed:1000..2000', { seed: { from: '1000', to: '2000' } }],
      ['seed:>18446744073709551615', { seed: { from: '18446744073709551616' } }],
      ['seed:<10000000000000000000', { seed: { to: '9999999999999999999' } }],
      ['id:>=5 id:<=9', { id: { from: '5', to: '9' } }],
      ['seed:5..', { seed: { from: '5' } }],
      ['seed:..5', { seed: { to: '5' } }],
      ['seed:*', { seed: {} }],
    ],
  ],
  [
    'numbers',
    [
      ['steps:20', { steps: exactly(20) }],
      ['steps:=20', { steps: exactly(20) }],
      ['steps:>20', { steps: { above: 20 } }],
      ['steps:20-30', { steps: { from: 20, to: 30 } }],
      ['cfg:5.5..7', { cfgScale: { from: 5.5, to: 7 } }],
      ['cfg:<-1', { cfgScale: { below: -1 } }],
      ['cfg:-2--1', { cfgScale: { from: -2, to: -1 } }],
      ['steps:>20 steps:>25 steps:<=30', { steps: { above: 25, to: 30 } }],
      ['-(steps:>20 steps:<=30)', { none: [{ steps: { above: 20, to: 30 } }] }],
      ['steps:"20"', { steps: exactly(20) }],
    ],
  ],
  [
    'sizes',
    [
      ['size:512x768', { width: exactly(512), height: exactly(768) }],
      ['size:512×768', { width: exactly(512), height: exactly(768) }],
      ['size:>=1024x1024', { width: { from: 1024 }, height: { from: 1024 } }],
      ['size:1024x*', { width: exactly(1024) }],
      ['size:*x512-768', { height: { from: 512, to: 768 } }],
      ['size:*', { width: {}, height: {} }],
      ['width:512 height:>768', { width: exactly(512), height: { above: 768 } }],
      ['-size:512x768', { none: [{ width: exactly(512), height: exactly(768) }] }],
    ],
  ],
  [
    'what people write and mean no syntax by',
    [
      ['red fox - dog', { all: [{ text: 'red' }, { text: 'fox' }, { text: 'dog' }] }],
      ['fox :)', { text: 'fox' }],
      ['(fox :)', { text: 'fox' }],
      [':-)', {}],
      ['masterpiece, 1girl,', { all: [{ text: 'masterpiece' }, { text: '1girl' }] }],
      ['fox , | dog', { any: [{ text: 'fox' }, { text: 'dog' }] }],
      ['-,', {}],
      ['((masterpiece))', { text: 'masterpiece' }],
      ['<lora:detail:0.7>', { text: '<lora:detail:0.7>' }],
      [String.raw`saber_\(fate\)`, { text: String.raw`saber_\(fate\)` }],
      ['--ar 16:9', { all: [{ text: '--ar' }, { text: '16:9' }] }],
      ['12:30', { text: '12:30' }],
      ['5" heels', { all: [{ text: '5"' }, { text: 'heels' }] }],
      ['"(masterpiece:1.2)"', { text: '(masterpiece:1.2)' }],
    ],
  ],
];

describe.each(cases)('%s', (_what, lines) => {
  it.each(lines)('%s', (line, filter) => {
    const parsed: Filter = parseSearch(line);
    expect(parsed).toEqual(filter);
    expect(FilterModel.parse(parsed)).toEqual(parsed);
  });
});
