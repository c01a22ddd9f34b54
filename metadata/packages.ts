import type * as Brotli from 'brotli/decompress';
import type * as Cbor from 'cbor2';
import type ExifReader from 'exifreader';
import { ofNode } from './bytes/of-node.js';

/** Packages that few files need. Together they take a thread longer to load than all of ours. */
export interface Packages {
  brotli: Pick<typeof Brotli, 'decompress'>;
  cbor: Pick<typeof Cbor, 'decode' | 'Tag'>;
  exifReader: Pick<typeof ExifReader, 'load'>;
}

let bundled: Packages | null = null;
const loaded: Partial<Packages> = {};

/** Hands over the packages where they cannot be loaded later: a browser has them in its bundle. */
export function provide(packages: Packages): void {
  bundled = packages;
}

export function brotli(): Packages['brotli'] {
  return bundled?.brotli ?? (loaded.brotli ??= load('brotli/decompress', isBrotli));
}

export function cbor(): Packages['cbor'] {
  return bundled?.cbor ?? (loaded.cbor ??= load('cbor2', isCbor));
}

export function exifReader(): Packages['exifReader'] {
  return bundled?.exifReader ?? (loaded.exifReader ??= load('exifreader', isExifReader));
}

/** At once, as `import` could not: readings do not wait. Node >= 20.19 loads modules of either kind so. */
function load<Package>(name: string, isPackage: (value: unknown) => value is Package): Package {
  const value: unknown = ofNode?.module.createRequire(import.meta.url)(name);
  if (isPackage(value)) return value;
  throw new Error(`the package ${name} is not what it was`);
}

function isBrotli(value: unknown): value is Packages['brotli'] {
  return typeof value === 'object' && value !== null && 'decompress' in value;
}

function isCbor(value: unknown): value is Packages['cbor'] {
  return typeof value === 'object' && value !== null && 'decode' in value && 'Tag' in value;
}

function isExifReader(value: unknown): value is Packages['exifReader'] {
  return typeof value === 'object' && value !== null && 'load' in value;
}
