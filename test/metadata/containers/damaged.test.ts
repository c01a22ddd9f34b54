import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMetadataSync } from '../../../metadata/read-source.js';
import { Metadata } from '../../../schema/models/metadata.js';
import { watchedSource } from '../../support/metadata-files.js';
import { fileWith } from './files.js';

const FILES = fileWith(Buffer.alloc(300));

function readWatched(bytes: Uint8Array): Metadata {
  const source = watchedSource(bytes);
  const metadata = readMetadataSync(source);
  expect(source.strayReads).toEqual([]);
  expect(metadata.errors).toEqual([]);
  return metadata;
}

describe.each(FILES)('a damaged $name', ({ file, carriers }) => {
  it('is no other file when whole', () => {
    expect(readWatched(file).raw.map(({ carrier }) => carrier)).toEqual(carriers);
  });

  it('cut off anywhere is read without throwing', () => {
    for (let end = 0; end < file.length; end++) {
      const metadata = readWatched(file.subarray(0, end));
      expect(metadata.raw.length).toBeLessThanOrEqual(carriers.length);
    }
  });

  it.each([0x00, 0x01, 0x7f, 0xff])('with any four bytes of value %i is read without throwing', (value) => {
    for (let at = 0; at <= file.length - 4; at++) readWatched(Buffer.from(file).fill(value, at, at + 4));
  });

  it('of any bytes changed is read into the declared form', () => {
    const change = fc.tuple(fc.nat(file.length - 1), fc.uint8Array({ minLength: 1, maxLength: 9 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = Buffer.from(file);
        for (const [at, piece] of changes) bytes.set(piece.subarray(0, bytes.length - at), at);
        const metadata = readWatched(bytes);
        expect(Metadata.parse(metadata)).toEqual(metadata);
      }),
      { numRuns: 500 },
    );
  });

  it('that goes on at random is read without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(file.length), (rest, end) => {
        readWatched(Buffer.concat([file.subarray(0, Math.max(16, end)), rest]));
      }),
    );
  });
});
