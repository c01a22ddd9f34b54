/** Lengths as live recordings write them. */
const UNKNOWN_LENGTH = Buffer.from('01ffffffffffffff', 'hex');

/** One EBML element, with its id as hexadecimal text and its length in 8 bytes. */
export function element(id: string, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(body.length));
  length[0] = 1;
  return Buffer.concat([Buffer.from(id, 'hex'), length, body]);
}

/** One whose length is written in the first byte. */
export function shortElement(id: string, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(id, 'hex'), Buffer.of(0x80 | content.length), content]);
}

/** One of unknown length. */
export function endlessElement(id: string, ...content: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(id, 'hex'), UNKNOWN_LENGTH, ...content]);
}

export const WEBM_HEADER = element('1a45dfa3', shortElement('4282', Buffer.from('webm')));

export const SEGMENT = '18538067';
export const CLUSTER = '1f43b675';
export const SIMPLE_BLOCK = 'a3';

/** A tag and its text, in either order. */
export function simpleTag(name: string, text: string, { textFirst = false } = {}): Buffer {
  const parts = [element('45a3', Buffer.from(name)), element('4487', Buffer.from(text))];
  return element('67c8', ...(textFirst ? parts.toReversed() : parts));
}

/** The tags of a file. */
export function webmTags(...tags: readonly Uint8Array[]): Buffer {
  return element('1254c367', element('7373', element('63c0'), ...tags));
}

/** A list of where in the segment elements stand, by their ids. */
export function seekHead(places: readonly (readonly [id: string, position: number])[]): Buffer {
  const seeks = places.map(([id, position]) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(position));
    return element('4dbb', shortElement('53ab', Buffer.from(id, 'hex')), shortElement('53ac', bytes));
  });
  return element('114d9b74', ...seeks);
}
