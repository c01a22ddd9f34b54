import { encode } from 'cbor2';
import { box, u16, u32 } from './boxes.js';
import { jpegSegment } from './jpeg.js';

/** What one manifest holds. */
export interface ManifestShape {
  /** The claim, and its label: claims of version 2 have another one. */
  claim?: Readonly<Record<string, unknown>>;
  claimLabel?: string;
  /** Assertions in CBOR, by their labels. */
  assertions?: Readonly<Record<string, unknown>>;
  /** Assertions in JSON, by their labels. */
  json?: Readonly<Record<string, unknown>>;
  /** The organisations named in the certificate: its issuer, its owner. */
  organisations?: readonly string[];
}

/** What a `uuid` box of MP4 or HEIF with a manifest store begins with. */
export const C2PA_UUID = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');

/** The types of JUMBF boxes end alike. */
const UUID_END = Buffer.from('\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71', 'latin1');

/** A superbox of JUMBF, of a type of four letters. */
export function superbox(type: string, label: string, ...boxes: readonly Uint8Array[]): Buffer {
  const uuid = Buffer.concat([Buffer.from(type, 'latin1'), UUID_END]);
  return box('jumb', box('jumd', uuid, Buffer.of(3), Buffer.from(`${label}\0`)), ...boxes);
}

/** A C2PA manifest store; the last manifest is the active one. */
export function manifestStore(...manifests: readonly ManifestShape[]): Buffer {
  return superbox('c2pa', 'c2pa', ...manifests.map(manifest));
}

function manifest(
  { claim = {}, claimLabel = 'c2pa.claim', assertions = {}, json = {}, organisations }: ManifestShape,
  index: number,
): Buffer {
  const cbor = Object.entries(assertions).map(([label, value]) =>
    superbox('cbor', label, box('cbor', encode(value))),
  );
  const texts = Object.entries(json).map(([label, value]) =>
    superbox('json', label, box('json', Buffer.from(JSON.stringify(value)))),
  );
  const signature =
    organisations === undefined
      ? []
      : [superbox('c2cs', 'c2pa.signature', box('cbor', signed(organisations)))];
  return superbox(
    'c2ma',
    `urn:c2pa:${index}`,
    superbox('c2as', 'c2pa.assertions', ...cbor, ...texts),
    superbox('c2cl', claimLabel, box('cbor', encode(claim))),
    ...signature,
  );
}

/** COSE_Sign1 with a certificate of which only the organisations are right. */
function signed(organisations: readonly string[]): Buffer {
  const names = organisations.map((name) =>
    Buffer.concat([Buffer.from('060355040a0c', 'hex'), Buffer.of(name.length), Buffer.from(name)]),
  );
  const certificate = Buffer.concat([Buffer.from('3082', 'hex'), ...names, Buffer.alloc(20)]);
  const headers = encode(new Map<number, unknown>([[33, [new Uint8Array(certificate)]]]));
  const message = encode([
    new Uint8Array(headers),
    new Map<string, unknown>([['pad', new Uint8Array(4)]]),
    null,
    new Uint8Array(64),
  ]);
  // Tag 18.
  return Buffer.concat([Buffer.of(0xd2), message]);
}

/** The APP11 segments that hold a JUMBF box, in parts of `partLength` bytes behind the header that each repeats. */
export function jumbfSegments(store: Uint8Array, partLength = 60_000): Buffer[] {
  // A length of 1 stands for one of 64 bits behind the type.
  const header = store.subarray(0, store[3] === 1 && store[2] === 0 ? 16 : 8);
  const segments: Buffer[] = [];
  for (let at = header.length; at < store.length; at += partLength) {
    const part = store.subarray(at, at + partLength);
    const name = Buffer.concat([Buffer.from('JP', 'latin1'), u16(1), u32(segments.length + 1)]);
    segments.push(jpegSegment(0xeb, Buffer.concat([name, header, part])));
  }
  return segments;
}
