import { describe, expect, it } from 'vitest';
import { a1111 } from '../../metadata/generators/a1111.js';
import { fieldOf } from '../../metadata/texts/fields.js';
import { INFOTEXT, textAt } from '../support/metadata-files.js';

/** Where an infotext may stand, the preferred ones first. */
const PLACES = [
  textAt('exif:UserComment', INFOTEXT),
  textAt('png:tEXt parameters', INFOTEXT),
  fieldOf('stealth:pngcomp', INFOTEXT, 'parameters'),
  textAt('xmp:exif:UserComment', INFOTEXT),
  textAt('png:tEXt postprocessing', INFOTEXT),
  textAt('png:tEXt extras', INFOTEXT),
  textAt('mp4:comment', INFOTEXT),
  textAt('jpeg:COM', INFOTEXT),
  textAt('mp4:\u00a9cmt', INFOTEXT),
  textAt('webm:DESCRIPTION', INFOTEXT),
  textAt('exif:ImageDescription', INFOTEXT),
  textAt('xmp:dc:description', INFOTEXT),
  fieldOf('sidecar:txt', INFOTEXT, 'txt'),
];

describe('where an infotext stands', () => {
  it.each(PLACES)('$carrier', (field) => {
    expect(a1111.read([field])).toMatchObject({ field, values: { prompt: 'a cat', seed: '1337' } });
  });

  it('of several the preferred one is read', () => {
    for (const [place, field] of PLACES.entries()) {
      const others = PLACES.slice(place);
      expect(a1111.read(others)?.field).toBe(field);
      expect(a1111.read(others.toReversed())?.field).toBe(field);
    }
  });

  it.each(['png:tEXt Comment', 'png:iTXt Description'])('%s, where it has parameters', (carrier) => {
    expect(a1111.read([textAt(carrier, INFOTEXT)])).toMatchObject({ values: { prompt: 'a cat' } });
    expect(a1111.read([textAt(carrier, 'a cat')])).toBeNull();
  });

  it.each(['exif:Software', 'png:tEXt my parameters'])('not in %s', (carrier) => {
    expect(a1111.read([textAt(carrier, INFOTEXT)])).toBeNull();
  });
});

describe('a text without a parameter line', () => {
  it.each(PLACES.slice(0, 3))('is a prompt in $carrier', (field) => {
    expect(a1111.read([{ ...field, text: 'a cat' }])).toMatchObject({
      values: { prompt: 'a cat', generator: null },
      warnings: [expect.stringContaining('no parameter line')],
    });
  });

  it.each(PLACES.slice(3))('may be anything in $carrier', (field) => {
    expect(a1111.read([{ ...field, text: 'a cat' }])).toBeNull();
  });

  it('stands behind one with parameters, wherever that is', () => {
    const [own] = PLACES;
    const sidecar = PLACES.at(-1);
    if (own === undefined || sidecar === undefined) throw new Error('there are places');
    expect(a1111.read([{ ...own, text: 'a cat' }, sidecar])?.field).toBe(sidecar);
    expect(a1111.read([sidecar, { ...own, text: 'a cat' }])?.field).toBe(sidecar);
  });
});
