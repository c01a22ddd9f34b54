import type { Library } from '../corpora/library.js';
import type { Finding } from '../findings.js';
import type { Scratch } from '../scratch.js';

/** A part of the bench of the APIs. */
export interface ApiPart {
  /** By which `--only` picks it. */
  name: string;
  measure(setting: ApiSetting): Promise<Finding[]>;
}

export interface ApiSetting {
  library: Library;
  /** Of our server, which has read everything. */
  port: number;
  scratch: Scratch;
  rounds: number;
}
