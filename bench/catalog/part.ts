import type { Library } from '../corpora/library.js';
import type { Finding } from '../findings.js';
import type { Scratch } from '../scratch.js';

/** A part of the bench of the catalog. */
export interface CatalogPart {
  /** By which `--only` picks it. */
  name: string;
  measure(setting: CatalogSetting): Promise<Finding[]>;
}

export interface CatalogSetting {
  library: Library;
  /** All files of the library, in order of name. */
  paths: readonly string[];
  scratch: Scratch;
  rounds: number;
}
