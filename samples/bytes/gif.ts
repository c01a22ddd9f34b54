const SUB_BLOCK = 255;

/** Data in sub-blocks, and the end of them. */
function gifSubBlocks(data: Uint8Array): Buffer {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += SUB_BLOCK) {
    const piece = data.subarray(at, at + SUB_BLOCK);
    blocks.push(Buffer.of(piece.length), piece);
  }
  return Buffer.concat([...blocks, Buffer.of(0)]);
}

export function gifComment(text: string): Buffer {
  return Buffer.concat([Buffer.of(0x21, 0xfe), gifSubBlocks(Buffer.from(text))]);
}

/** XMP stands there as if there were no sub-blocks; 258 bytes behind it lead walkers of sub-blocks to the end. */
export function gifXmp(packet: string): Buffer {
  const ramp = Buffer.from(Array.from({ length: 256 }, (_, index) => 255 - index));
  const name = Buffer.from('\x21\xff\x0bXMP DataXMP', 'latin1');
  return Buffer.concat([name, Buffer.from(packet), Buffer.of(1), ramp, Buffer.of(0)]);
}

/** An application extension, such as `NETSCAPE2.0`. */
export function gifApplication(name: string, data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(0x21, 0xff, 11), Buffer.from(name, 'latin1'), gifSubBlocks(data)]);
}

/** A frame whose pixels take so many bytes. */
export function gifFrame(length: number, { colours = false } = {}): Buffer {
  const header = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, colours ? 0x81 : 0]);
  const table = Buffer.alloc(colours ? 12 : 0, 0x21);
  return Buffer.concat([header, table, Buffer.of(2), gifSubBlocks(Buffer.alloc(length, 0x21))]);
}

/** A GIF of the given blocks, with a table of colours. */
export function gifFile(blocks: readonly Uint8Array[], version = '89a'): Buffer {
  const header = Buffer.from(`GIF${version}\x01\0\x01\0\x80\0\0`, 'latin1');
  return Buffer.concat([header, Buffer.alloc(6, 0x3b), ...blocks, Buffer.of(0x3b)]);
}
