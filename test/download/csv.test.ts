import { describe, expect, it } from 'vitest';
import { csvRow } from '../../server/download/csv.js';

describe('a row', () => {
  it('is as RFC 4180 has it', () => {
    expect(csvRow(['plain', 'a, b', 'say "x"', 'two\nlines', null, '', 7.5, 18446744073709551615n])).toBe(
      'plain,"a, b","say ""x""","two\nlines",,,7.5,18446744073709551615\r\n',
    );
  });

  it.each([
    ['=1+1', `'=1+1`],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['\r=1', `"'\r=1"`],
    ['＝1', `'＝1`],
    ['a=1', 'a=1'],
  ])('keeps the text %j from being a formula', (text, cell) => {
    expect(csvRow([text])).toBe(`${cell}\r\n`);
  });

  it('leaves numbers below 0 as they are', () => {
    expect(csvRow([-0.5, -1n])).toBe('-0.5,-1\r\n');
  });
});
