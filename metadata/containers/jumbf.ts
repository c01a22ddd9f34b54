import { decodeLatin1, decodeText } from '../bytes/decode.js';
import { hasAscii, u32be, u64be } from '../bytes/numbers.js';

/** A box of JUMBF in memory. */
export interface JumbfBox {
  type: string;
  content: Uint8Array;
}

/** A superbox of JUMBF (ISO/IEC 19566-5, annex A): what its description calls it, and the boxes in it. */
export interface Superbox {
  label: string;
  boxes: JumbfBox[];
}

const BOX_HEADER = 8;
const LONG_HEADER = 16;
/** Most boxes looked at in one box. Manifests have some ten assertions. */
const MAX_BOXES = 512;

/** Type, flags; behind them the label, if there is one. */
const LABEL = 17;
const HAS_LABEL = 2;

/** The boxes in some bytes, up to the first that does not fit. */
export function jumbfBoxes(bytes: Uint8Array): JumbfBox[] {
  const boxes: JumbfBox[] = [];
  let at = 0;
  while (at + BOX_HEADER <= bytes.length && boxes.length < MAX_BOXES) {
    const short = u32be(bytes, at);
    const start = at + (short === 1 ? LONG_HEADER : BOX_HEADER);
    const length = short === 1 ? u64be(bytes, at + BOX_HEADER) : short;
    const end = length === 0 ? bytes.length : at + length;
    if (end < start) break;
    boxes.push({
      type: decodeLatin1(bytes.subarray(at + 4, at + BOX_HEADER)),
      content: bytes.subarray(start, end),
    });
    at = end;
  }
  return boxes;
}

/** The superboxes among boxes. */
export function superboxes(boxes: readonly JumbfBox[]): Superbox[] {
  return boxes.filter(({ type }) => type === 'jumb').map(({ content }) => superbox(content));
}

function superbox(content: Uint8Array): Superbox {
  const [description, ...boxes] = jumbfBoxes(content);
  return description?.type === 'jumd'
    ? { label: labelOf(description.content), boxes }
    : { label: '', boxes: [] };
}

function labelOf(description: Uint8Array): string {
  if (((description[LABEL - 1] ?? 0) & HAS_LABEL) === 0) return '';
  const end = description.indexOf(0, LABEL);
  return decodeText(description.subarray(LABEL, end < 0 ? description.length : end));
}

/**
 * Whether a JUMBF box is a C2PA manifest store: its description box begins with the type UUID
 * 63327061-0011-0010-8000-00aa00389b71, of which the first four bytes read `c2pa` (C2PA 2.1, chapter 11).
 * @param box The box from its length on, or the beginning of it.
 */
export function isManifestStore(box: Uint8Array): boolean {
  if (!hasAscii(box, 4, 'jumb')) return false;
  const description = u32be(box, 0) === 1 ? LONG_HEADER : BOX_HEADER;
  return hasAscii(box, description + 4, 'jumdc2pa');
}
