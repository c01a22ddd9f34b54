import { describe, expect, it } from 'vitest';
import { readMetadataSync } from '../../../metadata/read-source.js';
import { watchedSource } from '../../support/metadata-files.js';
import { fileWith } from './files.js';

const MEGABYTE = 1024 * 1024;
/** What is read of a file of 1 MB must be less. */
const ALLOWANCE = 64 * 1024;

describe('of a megabyte of pixels in front of the metadata only a few kilobytes are read', () => {
  // In a JPEG no metadata stand behind the pixels.
  const files = fileWith(Buffer.alloc(MEGABYTE)).filter(({ name }) => name !== 'JPEG');

  it.each(files)('$name', ({ file, carriers }) => {
    const source = watchedSource(file);
    const metadata = readMetadataSync(source);
    expect(metadata.raw.map(({ carrier }) => carrier)).toEqual(carriers);
    expect(source.size).toBeGreaterThan(MEGABYTE);
    expect(source.bytesRead).toBeLessThan(ALLOWANCE);
    expect(source.strayReads).toEqual([]);
  });
});
