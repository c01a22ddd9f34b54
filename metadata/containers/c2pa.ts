import { hasAscii, u32be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import type { Box } from './boxes.js';
import type { Contents } from './container.js';

/** As much of a JUMBF box as says whose it is. */
export const JUMBF_HEAD_LENGTH = 32;

/**
 * Says that the file tells its origin by C2PA (C2PA 2.1, appendix A): a signed manifest of who made it, without a
 * prompt. A file with one is not a file without metadata.
 */
export function noteC2pa(contents: Contents): void {
  contents.warnings.push('the file carries C2PA provenance');
}

/**
 * Whether a JUMBF box is a C2PA manifest store: its description box begins with the type UUID
 * 63327061-0011-0010-8000-00aa00389b71, of which the first four bytes read `c2pa` (ISO 19566-5, C2PA 2.1 chapter 11).
 * @param box The box from its length on, or its first `JUMBF_HEAD_LENGTH` bytes.
 */
export function isC2paJumbf(box: Uint8Array): boolean {
  if (!hasAscii(box, 4, 'jumb')) return false;
  const description = u32be(box, 0) === 1 ? 16 : 8;
  return hasAscii(box, description + 4, 'jumdc2pa');
}

/** The type of the `uuid` box of C2PA in files of boxes (C2PA 2.1, appendix A.5). */
const BOX_UUID = '\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81';

/** Whether a `uuid` box is that of C2PA. */
export function* isC2paBox({ start }: Box): Reading<boolean> {
  return hasAscii(yield { offset: start, length: BOX_UUID.length }, 0, BOX_UUID);
}
