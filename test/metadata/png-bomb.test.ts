import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_BLOCK_LENGTH } from '../../metadata/containers/container.js';
import { pngChunk, pngFile, tEXt } from '../../samples/bytes/png.js';
import { INFOTEXT, INFOTEXT_METADATA, NO_METADATA, readBytes } from '../support/metadata-files.js';

const MEGABYTE = 1024 * 1024;

/** Zlib data that inflate to so many megabytes of zeros: one flushed block over and over, so that none are made here. */
function bomb(megabytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(MEGABYTE), { finishFlush: constants.Z_FULL_FLUSH });
  const header = Buffer.of(0x78, 0x9c);
  const end = Buffer.concat([deflateRawSync(Buffer.alloc(0)), Buffer.alloc(4)]);
  return Buffer.concat([header, ...Array.from({ length: megabytes }, () => block), end]);
}

function zTXtOf(compressed: Uint8Array): Buffer {
  return pngChunk('zTXt', Buffer.concat([Buffer.from('parameters\0\0'), compressed]));
}

/** The most memory that this process ever held; unlike what is held now, it remembers a short explosion. */
function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}

describe('a compression bomb', () => {
  it('is warned of, and takes no more memory than a few times the limit', () => {
    const file = pngFile([zTXtOf(bomb(1024)), tEXt('parameters', INFOTEXT)]);
    const before = peakMemory();
    const metadata = readBytes(file);
    expect(metadata).toMatchObject({
      ...INFOTEXT_METADATA,
      warnings: ['PNG chunk zTXt cannot be decompressed'],
    });
    expect(metadata.raw).toHaveLength(1);
    expect(peakMemory() - before).toBeLessThan(10 * MAX_BLOCK_LENGTH);
  });

  it('in iTXt is warned of likewise', () => {
    const data = Buffer.concat([Buffer.from('parameters\0\x01\0\0\0'), bomb(32)]);
    const metadata = readBytes(pngFile([pngChunk('iTXt', data)]));
    expect(metadata).toMatchObject({ ...NO_METADATA, raw: [] });
    expect(metadata.warnings).toEqual(['PNG chunk iTXt cannot be decompressed']);
  });

  it('in many parts, each below the limit, is not taken in whole', () => {
    const part = zTXtOf(deflateSync(Buffer.alloc(MAX_BLOCK_LENGTH - 1, 'a')));
    const metadata = readBytes(pngFile(Array.from({ length: 24 }, () => part)));
    const taken = metadata.raw.reduce((sum, { text }) => sum + text.length, 0);
    expect(taken).toBeLessThan(8 * MAX_BLOCK_LENGTH);
    expect(metadata.warnings).not.toEqual([]);
  });

  it('in a thousand parts, each over the limit, costs no more than a few', () => {
    const bomb = zTXtOf(deflateSync(Buffer.alloc(MAX_BLOCK_LENGTH + 1, 'a')));
    const metadata = readBytes(pngFile(Array.from({ length: 1000 }, () => bomb)));
    expect(metadata.raw).toEqual([]);
    expect(metadata.warnings.length).toBeGreaterThan(0);
  });

  it('is not a text of just the limit', () => {
    const text = Buffer.alloc(MAX_BLOCK_LENGTH, 'a');
    const metadata = readBytes(pngFile([zTXtOf(deflateSync(text))]));
    expect(metadata.raw[0]?.text).toHaveLength(MAX_BLOCK_LENGTH);
  });
});

describe('an EXIF block', () => {
  it('of many megabytes and no plain form is not decoded, and the file says so', () => {
    const block = pngChunk('eXIf', Buffer.concat([Buffer.from('MM\0*\0\0\0\x01'), Buffer.alloc(15_000_000)]));
    const metadata = readBytes(pngFile([block]));
    expect(metadata.raw).toEqual([]);
    expect(metadata.warnings.join()).toMatch(/the EXIF block cannot be read/);
  });
});
