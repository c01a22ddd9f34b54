import type { Metadata } from '../../schema/models/metadata.js';
import type { Field } from '../texts/fields.js';

/** What a generator's reader found. */
export interface Reading {
  /** The field that was read, one of those handed in. */
  field: Field;
  /**
   * What it says, as written; everything left out stays empty. `parameters` are made from the other values where they
   * are left out.
   */
  values: Partial<Omit<Metadata, 'format' | 'carrier' | 'raw' | 'workflow' | 'warnings' | 'errors'>>;
  /** What could not be understood. */
  warnings: string[];
}

/**
 * A program that writes metadata. To add one, write a file like `swarmui.ts` and list it in `index.ts`; it need
 * not know the others.
 */
export interface GeneratorReader {
  /** The program, as in `Metadata.generator`. */
  readonly name: string;
  /** Names of texts that are its own, in lower case. It is asked where a file has one of them. */
  readonly texts?: readonly string[];
  /** What its JSON holds, in whatever text it stands. It is asked where a text that looks like JSON holds one of them. */
  readonly markers?: readonly string[];
  /** Reads the texts of one file, or returns null where none of them is this generator's. */
  read(fields: readonly Field[]): Reading | null;
}
