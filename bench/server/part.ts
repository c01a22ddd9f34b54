import type { Library } from '../corpora/library.js';
import type { Finding } from '../findings.js';
import type { Scratch } from '../scratch.js';

/** A part of the bench of the server. */
export interface ServerPart {
  /** By which `--only` picks it. */
  name: string;
  measure(setting: Setting): Promise<Finding[]>;
}

export interface Setting {
  library: Library;
  scratch: Scratch;
  rounds: number;
}
