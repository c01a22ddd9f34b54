import { expect, it } from 'vitest';
import { formatSearch, parseSearch } from '../../schema/search/index.js';

it.each([
  ['', ''],
  ['  "fox"   AND dog ', 'fox dog'],
  ['model:x fox -(a|b)', 'fox model:x -a -b'],
  ['NOT a OR (b c)', '-a | b c'],
  ['(a | b)', 'a | b'],
  ['((a | b) c)', 'c (a | b)'],
  ['-(-a)', 'a'],
  ['sampler:Euler | sampler:"DPM++ 2M"', 'sampler:(Euler|"DPM++ 2M")'],
  ['fox | steps:20 | steps:30-40', 'fox | steps:(20|30-40)'],
  ['fox (model:a | model:b)', 'fox model:(a|b)'],
  ['seed:000..7', 'seed:0-7'],
  ['seed:>5', 'seed:>=6'],
  ['steps:=20', 'steps:20'],
  ['steps:>=20 steps:<=30', 'steps:20-30'],
  ['steps:>20 steps:<=30', 'steps:>20 steps:<=30'],
  ['-(steps:>20 steps:<=30)', '-(steps:>20 steps:<=30)'],
  ['cfg:5.5..7', 'cfg:5.5-7'],
  ['cfg:-1..7', 'cfg:-1..7'],
  ['width:512 height:768', 'size:512x768'],
  ['width:>=512 height:>=768', 'size:>=512x768'],
  ['width:512-768 height:768', 'size:512-768x768'],
  ['width:512 height:>768', 'width:512 height:>768'],
  ['size:1024x*', 'width:1024'],
  ['-(width:512 height:768)', '-size:512x768'],
  ['neg:blurry dir:a', 'negative:blurry path:a'],
  ['is:LANDSCAPE', 'is:landscape'],
  ['model:(-x)', '-model:x'],
  ['model:"a b"', 'model:"a b"'],
  ['"AND" | "-x" | "a:b" | "(a" | "," | "fo*x"', '"AND" | "-x" | "a:b" | "(a" | "," | "fo*x"'],
  ['a -*', '-*'],
])('%s becomes %s', (line, usual) => {
  expect(formatSearch(parseSearch(line))).toBe(usual);
});
