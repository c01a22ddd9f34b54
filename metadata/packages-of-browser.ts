import { decompress } from 'brotli/decompress';
import { decode, Tag } from 'cbor2';
import ExifReader from 'exifreader';
import type { Packages } from './packages.js';

/** All of them, for a bundle. */
export const packagesOfBrowser: Packages = {
  brotli: { decompress },
  cbor: { decode, Tag },
  exifReader: ExifReader,
};
