import type { Metadata, TextField } from '../../schema/models/metadata.js';

/** What a generator's reader found. */
export interface Reading {
  /** The field that was read, one of those handed in. */
  field: TextField;
  /**
   * What it says; everything left out stays empty. Prompts may be as written: their lines are tidied for all
   * generators alike. `parameters` are made from the other values where they are left out.
   */
  values: Partial<Omit<Metadata, 'format' | 'promptWords' | 'carrier' | 'raw' | 'warnings' | 'errors'>>;
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
