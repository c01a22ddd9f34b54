import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArchiveNames, safeName } from '../../server/download/names.js';

describe('a name in an archive', () => {
  it.each([
    ['00001-7.png', '00001-7.png'],
    ['夜 景 (1).png', '夜 景 (1).png'],
    ['a\\..\\b.png', 'a_.._b.png'],
    ['..\\b.png', '__b.png'],
    ['C:\\x.png', 'C__x.png'],
    ['a\u0000\r\n\u001b[31m.png', 'a____[31m.png'],
    ['cat\u202egpj.png', 'cat_gpj.png'],
    ['<a>:"|?*.png', '_a______.png'],
    ['con.png', '_con.png'],
    ['LPT1', '_LPT1'],
    ['name. ', 'name_'],
    ['..', '_'],
    ['', '_'],
  ])('for %j is %j', (filename, name) => {
    expect(safeName(filename)).toBe(name);
  });

  it('is given once, whatever the case of its letters', () => {
    const names = new ArchiveNames(['metadata.json']);
    const given = ['a.png', 'A.PNG', 'a.png', 'metadata.JSON', 'a?.png', 'a*.png'].map((name) =>
      names.give(name),
    );
    expect(given).toEqual(['a.png', 'A (2).PNG', 'a (3).png', 'metadata (2).JSON', 'a_.png', 'a_ (2).png']);
  });

  it('is one part of a path and unlike the others, for all names', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (filenames) => {
        const names = new ArchiveNames();
        const given = filenames.map((filename) => names.give(filename));
        expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(given.length);
        for (const name of given) expect(name).toMatch(/^(?!\.)[^/\\:\p{Cc}]+$/u);
      }),
    );
  });
});
