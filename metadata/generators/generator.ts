import type { Metadata, TextField } from '../../schema/models/metadata.js';

/** What a generator's reader found. */
export interface Reading {
  /** The field that was read, one of those handed in. */
  field: TextField;
  /** What it says; everything left out stays empty. */
  values: Partial<Omit<Metadata, 'format' | 'carrier' | 'raw' | 'warnings' | 'errors'>>;
  /** What could not be understood. */
  warnings: string[];
}

/**
 * A program that writes metadata. To add one, write a file like `a1111.ts` and list it in `index.ts`; it need
 * not know the others.
 */
export interface GeneratorReader {
  /** Reads the texts of one file, or returns null where none of them is this generator's. */
  read(fields: readonly TextField[]): Reading | null;
}
