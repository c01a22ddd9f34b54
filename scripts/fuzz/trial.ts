import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe as describeMetadata, toInfotext } from '../../metadata/index.js';
import { readMetadataSync } from '../../metadata/read-source.js';
import { pngFile, pngChunk } from '../../samples/bytes/png.js';
import { Metadata } from '../../schema/models/metadata.js';
import { watchedSource } from '../../test/support/metadata-files.js';

/** Milliseconds for one file, far beyond what any takes that is read in linear time. */
const TOO_LONG = 5000;
/** What may be read of a file: once through it for its texts, and again for its pixels. */
const READ_FACTOR = 4;
const READ_ALLOWANCE = 1024 * 1024;

/** Names under which texts stand in PNG: each is read by another generator. */
// prettier-ignore
const KEYWORDS = [
  'parameters', 'prompt', 'workflow', 'Comment', 'Description', 'Dream', 'sd-metadata', 'invokeai_metadata',
  'generation_data', 'parameters-json', 'smproj', 'XML:com.adobe.xmp', 'Raw profile type exif', 'Software', 'Source',
  'use_stable_diffusion_model', 'imagemetahub_data',
];

/** Reads a text as if a PNG held it under one name or several. @returns The milliseconds it took. */
export function tryText(text: Buffer, random: () => number, trial: number): number {
  const keywords = KEYWORDS.filter(() => random() < 0.15);
  const chunks = (keywords.length === 0 ? ['parameters'] : keywords).map((keyword) =>
    pngChunk('tEXt', Buffer.concat([Buffer.from(`${keyword}\0`, 'latin1'), text])),
  );
  return tryFile(pngFile(chunks), trial);
}

/** Reads a file, and checks what every reading promises. @returns The milliseconds it took. */
export function tryFile(bytes: Buffer, trial: number): number {
  const source = watchedSource(bytes);
  const start = performance.now();
  try {
    const metadata = readMetadataSync(source, { workflow: true });
    Metadata.parse(metadata);
    describeMetadata(metadata);
    toInfotext(metadata);
    const elapsed = performance.now() - start;
    if (source.strayReads.length > 0) throw new Error(`read beyond the file: ${source.strayReads.join()}`);
    if (source.bytesRead > bytes.length * READ_FACTOR + READ_ALLOWANCE) {
      throw new Error(`read ${source.bytesRead} bytes of ${bytes.length}`);
    }
    if (metadata.errors.length > 0) throw new Error(`told an error: ${metadata.errors.join()}`);
    if (elapsed > TOO_LONG) throw new Error(`took ${elapsed} ms`);
    return elapsed;
  } catch (error) {
    const path = join(tmpdir(), `seedroll-fuzz-${trial}.bin`);
    writeFileSync(path, bytes);
    throw new Error(`trial ${trial} failed; the file is ${path}`, { cause: error });
  }
}
