import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegImage, pngImage, webpImage } from '../support/folder.js';
import { bytesSource, readFrom } from '../../metadata/bytes/reading.js';
import { findTexts, type Found } from '../../metadata/read.js';
import { readMetadataSync } from '../../metadata/read-source.js';
import { packMetadata, type PackedMetadata } from '../../workers/pack.js';
import { SharedTexts } from '../../workers/shared-texts.js';

/** Packs a file as a scan does. */
function pack(shared: SharedTexts, bytes: Uint8Array): { packed: PackedMetadata; isRecalled: boolean } {
  const found: Found = readFrom(bytesSource(bytes), findTexts);
  const recalled = shared.recall(found);
  if (recalled !== null) return { packed: recalled, isRecalled: true };
  const metadata = readMetadataSync(bytesSource(bytes));
  const packed = packMetadata(metadata);
  shared.learn(metadata, packed);
  return { packed, isRecalled: false };
}

function slowly(bytes: Uint8Array): PackedMetadata {
  return packMetadata(readMetadataSync(bytesSource(bytes)));
}

const LINE = 'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: #, Size: 512x768, Model: dream';
const A1111 = `a castle by the sea, 1girl\nNegative prompt: blurry\n${LINE}`;

describe('texts that differ in their seed alone', () => {
  it.each([
    ['PNG', pngImage],
    ['JPEG', jpegImage],
    ['WebP', webpImage],
  ])('are packed without being read again, in a %s', (_, image) => {
    const shared = new SharedTexts();
    pack(shared, image(A1111.replace('#', '1234567')));
    for (const seed of ['1234568', '1000', '9223372036854775808', '18446744073709551615']) {
      const bytes = image(A1111.replace('#', seed));
      expect(pack(shared, bytes)).toEqual({ packed: slowly(bytes), isRecalled: true });
    }
  });

  it('share their recipe as one object', () => {
    const shared = new SharedTexts();
    const [first, second] = ['1234567', '1234568'].map((seed) =>
      pack(shared, pngImage(A1111.replace('#', seed))),
    );
    expect(second?.packed.recipe).toBe(first?.packed.recipe);
  });

  it.each([
    { what: 'another format', text: A1111, image: jpegImage },
    { what: 'another prompt', text: A1111.replace('castle', 'palace'), image: pngImage },
    { what: 'other settings', text: A1111.replace('dream', 'drama'), image: pngImage },
  ])('are told from those of $what', ({ text, image }) => {
    const shared = new SharedTexts();
    pack(shared, pngImage(A1111.replace('#', '1234567')));
    const bytes = image(text.replace('#', '1234567'));
    expect(pack(shared, bytes)).toEqual({ packed: slowly(bytes), isRecalled: false });
  });

  it.each([
    ['is another seed of the text, too', `${A1111}, Variation seed: 1234567`],
    ['is a seed of the text, too, in a setting', `${A1111}, Seed resize from: 1234567x512`],
    ['stands in the prompt', `1234567\n${LINE}`],
    ['stands at the end of what the prompt is', `Sampler: Euler a, CFG scale: 7, Seed: 1\n${LINE}`],
    ['stands at the beginning of what the prompt is', `7, Size: 512x768, Model\n${LINE}`],
    ['is the end of the negative prompt', `a cat\nNegative prompt: 7, Size: 512\n${LINE}`],
    ['stands twice', `${A1111}, Seed: 1234567`],
    ['is the second one', `Seed: #, a cat\n${LINE.replace('#', '99999')}`],
    ['makes the text too long to be kept', `${'x'.repeat(10)}\n${LINE}, Note: ${'y'.repeat(3950)}`],
    ['is in JSON', '{"sui_image_params": {"prompt": "a cat", "note": "Seed: #", "seed": 5}}'],
    ['is a number of a prompt alone', 'a cat, Seed: #'],
    ['has a prompt that is its key', `Seed:\n${LINE}`],
    ['has a prompt that is part of the JSON', `value\n${LINE}`],
    ['comes with values that are none', `a cat\n${LINE.replace('20', '20, CFG scale: many')}`],
  ])('give what reading them gives where the seed %s', (_, text) => {
    for (const seeds of [
      ['1234567', '7654321', '1234567'],
      ['7654321', '1234567', '1'],
      ['12345', '512', '0012345', '123456', '20'],
      ['77777', '9223372036854775807', '99999', '-1', '18446744073709551616', '9'.repeat(30)],
    ]) {
      const shared = new SharedTexts();
      for (const seed of seeds) {
        const bytes = pngImage(text.replaceAll('#', seed));
        expect(pack(shared, bytes).packed).toEqual(slowly(bytes));
      }
    }
  });

  it('give what reading them gives, whatever they are made of', () => {
    const seed = fc.oneof(
      fc.constantFrom('0', '7', '512', '1234', '12345', '01234', '-1', '1234567', '9223372036854775808'),
      fc.constantFrom('18446744073709551615', '18446744073709551616', '1'.repeat(21), '12 34', '5.0', ''),
      fc.nat().map(String),
    );
    const piece = fc.oneof(
      fc.constantFrom('#', 'Seed: #', 'Seed: ', 'seed #', 'eed: 1', 'd: 12', ': 1', ' 1', '1', '12', '1234'),
      fc.constantFrom(', ', '\n', '"', '\\', ' ', ':', '{', '[', '}', ']', '(', '<lora:a:1>', 'Size: 5', 'é'),
      fc.constantFrom(
        'a cat',
        'Steps: 20',
        'Steps: 20, ',
        '\nSteps: 20, Sampler: a, ',
        'value',
        'name',
        'Seed',
      ),
      fc.constantFrom(
        '\nNegative prompt: ',
        'Variation seed: 1234',
        'Seed resize from: 512x512',
        '\r',
        '"seed":',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const part = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const text = fc.oneof(
      fc
        .tuple(part, part, part, part)
        .map(
          ([prompt, negative, front, behind]) =>
            `${prompt}\nNegative prompt: ${negative}\nSteps: 20, ${front}, Seed: #, ${behind}`,
        ),
      fc.tuple(part, part).map(([prompt, more]) => `${prompt}\n${LINE}, ${more}`),
      part,
    );
    fc.assert(
      fc.property(text, fc.array(seed, { minLength: 2, maxLength: 6 }), (written, seeds) => {
        const shared = new SharedTexts();
        for (const digits of [...seeds, ...seeds]) {
          const bytes = pngImage(written.replaceAll('#', digits));
          expect(pack(shared, bytes).packed).toEqual(slowly(bytes));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('forget in time', () => {
    const shared = new SharedTexts();
    const long = 'x'.repeat(3000);
    for (let batch = 0; batch < 500; batch++) {
      const text = `${batch} ${long}\n${LINE}`;
      pack(shared, pngImage(text.replace('#', '12345')));
      const bytes = pngImage(text.replace('#', '12346'));
      expect(pack(shared, bytes)).toEqual({ packed: slowly(bytes), isRecalled: true });
    }
    expect(pack(shared, pngImage(`0 ${long}\n${LINE.replace('#', '12347')}`)).isRecalled).toBe(false);
  });
});
