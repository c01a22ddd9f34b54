import type { Metadata, TextField } from '../../schema/models/metadata.js';

/** What a generator's reader fills in; everything left out stays empty. */
export type Reading = Partial<Omit<Metadata, 'format' | 'raw' | 'errors'>> & Pick<Metadata, 'carrier'>;

/**
 * A program that writes metadata. To add one, write a file like `a1111.ts` and list it in `index.ts`; it need
 * not know the others.
 */
export interface GeneratorReader {
  /** Reads the texts of one file, or returns null where none of them is this generator's. */
  read(fields: readonly TextField[]): Reading | null;
}
