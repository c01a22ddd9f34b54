import { readFileSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { argument } from '../processes/child.js';
import { isObject } from '../processes/messages.js';
import { listen } from './listening.js';

/** A server that does nothing but send the same bytes out of memory. */
export interface BareOptions {
  /** Holds the bytes. */
  file: string;
  /** Whether it compresses on the way, as quickly as gzip can. */
  gzip: boolean;
}

const options = argument();
if (!isOptions(options)) throw new Error('expected what to send');
const { gzip } = options;
const bytes = readFileSync(options.file);
listen((_request, response) => {
  if (!gzip) {
    response.setHeader('Content-Length', bytes.length);
    response.end(bytes);
    return;
  }
  response.setHeader('Content-Encoding', 'gzip');
  const compressor = createGzip({ level: constants.Z_BEST_SPEED });
  pipeline(compressor, response, () => {});
  compressor.end(bytes);
});

function isOptions(value: unknown): value is BareOptions {
  return isObject(value) && 'file' in value && 'gzip' in value;
}
