import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { argument } from '../processes/child.js';
import { isObject } from '../processes/messages.js';
import { listen } from './listening.js';

/** A server that does nothing but stream files, with no look at who asks for what. */
export interface BareFilesOptions {
  folder: string;
  /** Bytes that are read at once. */
  readLength: number;
}

const options = argument();
if (!isOptions(options)) throw new Error('expected what to send');
const { folder, readLength } = options;
listen((request, response) => {
  void send(join(folder, request.url ?? ''), response);
});

async function send(file: string, response: ServerResponse): Promise<void> {
  const { size } = await stat(file);
  response.setHeader('Content-Type', 'image/png');
  response.setHeader('Content-Length', size);
  createReadStream(file, { highWaterMark: readLength }).pipe(response);
}

function isOptions(value: unknown): value is BareFilesOptions {
  return isObject(value) && 'folder' in value && 'readLength' in value;
}
