import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { box } from '../../../samples/bytes/boxes.js';
import { C2PA_UUID, jumbfSegments, manifestStore, superbox } from '../../../samples/bytes/c2pa.js';
import { gifApplication, gifFile } from '../../../samples/bytes/gif.js';
import { heifFile } from '../../../samples/bytes/heif.js';
import { jpegFile, jpegSegment } from '../../../samples/bytes/jpeg.js';
import { JXL_TYPE } from '../../../samples/bytes/jxl.js';
import { MP4_TYPE } from '../../../samples/bytes/mp4.js';
import { pngChunk, pngFile, pngPixels, tEXt } from '../../../samples/bytes/png.js';
import { webpChunk, webpFile } from '../../../samples/bytes/webp.js';
import { INFOTEXT, INFOTEXT_METADATA, NO_METADATA, readBytes } from '../../support/metadata-files.js';

const SOURCE = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
const STORE = manifestStore({
  claim: { claim_generator: 'ChatGPT c2pa-rs/0.28' },
  assertions: { 'c2pa.actions': { actions: [{ action: 'c2pa.created', digitalSourceType: SOURCE }] } },
});
const PROVENANCE = {
  vendor: 'OpenAI',
  claimGenerator: 'ChatGPT c2pa-rs/0.28',
  digitalSourceType: SOURCE,
};
/** Version and flags, what the box is for, and a place in the file. */
const PURPOSE = Buffer.from('\0\0\0\0manifest\0\0\0\0\0\0\0\0\0', 'latin1');

/** A box of the same content whose length is written in 64 bits. */
function withLongLength(store: Buffer): Buffer {
  const header = Buffer.from('000000016a756d620000000000000000', 'hex');
  header.writeBigUInt64BE(BigInt(store.length + 8), 8);
  return Buffer.concat([header, store.subarray(8)]);
}

describe('a C2PA manifest is told of', () => {
  it.each([
    { format: 'png', file: pngFile([pngChunk('caBX', STORE), pngPixels()]) },
    { format: 'jpeg', file: jpegFile(jumbfSegments(STORE)) },
    { format: 'webp', file: webpFile([webpChunk('VP8L', Buffer.alloc(5)), webpChunk('C2PA', STORE)]) },
    { format: 'gif', file: gifFile([gifApplication('C2PA_GIF\x01\0\0', STORE)]) },
    { format: 'avif', file: Buffer.concat([heifFile([]), box('uuid', C2PA_UUID, PURPOSE, STORE)]) },
    { format: 'jxl', file: Buffer.concat([JXL_TYPE, STORE]) },
    { format: 'mp4', file: Buffer.concat([MP4_TYPE, box('uuid', C2PA_UUID, PURPOSE, STORE)]) },
  ])('in $format', ({ format, file }) => {
    const metadata = readBytes(file);
    expect(metadata).toMatchObject({
      ...NO_METADATA,
      format,
      generator: { name: 'OpenAI', version: null },
      provenance: PROVENANCE,
      carrier: 'c2pa:manifest',
      warnings: ['the file carries C2PA provenance and no prompt'],
      errors: [],
    });
    expect(metadata.raw).toEqual([{ carrier: 'c2pa:manifest', text: JSON.stringify(PROVENANCE) }]);
  });

  it.each([
    { name: 'in many segments', segments: jumbfSegments(STORE, 50) },
    { name: 'in segments in any order', segments: jumbfSegments(STORE, 50).toReversed() },
    {
      name: 'in segments written twice',
      segments: [...jumbfSegments(STORE, 50), ...jumbfSegments(STORE, 50)],
    },
  ])('in a JPEG $name', ({ segments }) => {
    expect(readBytes(jpegFile(segments)).provenance).toEqual(PROVENANCE);
  });

  it.each([
    { name: 'of a long length', file: Buffer.concat([JXL_TYPE, withLongLength(STORE)]) },
    {
      name: 'compressed',
      file: Buffer.concat([
        JXL_TYPE,
        box('brob', Buffer.from('jumb'), brotliCompressSync(STORE.subarray(8))),
      ]),
    },
  ])('in a box of JPEG XL $name', ({ file }) => {
    expect(readBytes(file).provenance).toEqual(PROVENANCE);
  });
});

describe('beside texts of a generator', () => {
  it('a manifest takes nothing away from them', () => {
    const file = pngFile([pngChunk('caBX', STORE), tEXt('parameters', INFOTEXT), pngPixels()]);
    expect(readBytes(file)).toMatchObject(INFOTEXT_METADATA);
  });
});

describe('a manifest that cannot be read is told of all the same', () => {
  it.each([
    { name: 'empty', store: manifestStore() },
    { name: 'cut off', store: STORE.subarray(0, 60) },
    { name: 'no JUMBF', store: Buffer.from('a manifest') },
  ])('$name', ({ store }) => {
    expect(readBytes(pngFile([pngChunk('caBX', store), pngPixels()]))).toMatchObject({
      generator: { name: 'C2PA', version: null },
      provenance: { vendor: null, claimGenerator: null, digitalSourceType: null },
      errors: [],
    });
  });
});

describe('what is no C2PA manifest is not told of', () => {
  const other = superbox('jp36', 'other', box('json', Buffer.from('{}')));
  const xmpLike = box('uuid', Buffer.alloc(40));

  it.each([
    { name: 'JUMBF of another kind', file: jpegFile(jumbfSegments(other)) },
    { name: 'APP11 of another kind', file: jpegFile([jpegSegment(0xeb, Buffer.from('HDR_RI ver=11'))]) },
    { name: 'a short APP11', file: jpegFile([jpegSegment(0xeb, Buffer.from('JP'))]) },
    { name: 'JUMBF of another kind in a JPEG XL', file: Buffer.concat([JXL_TYPE, other]) },
    { name: 'a box of another UUID', file: Buffer.concat([MP4_TYPE, xmpLike]) },
  ])('$name', ({ file }) => {
    expect(readBytes(file)).toMatchObject({ provenance: null, raw: [], warnings: [] });
  });
});
