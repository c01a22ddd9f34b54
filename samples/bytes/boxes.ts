/** One box of MP4, HEIF and JPEG XL. */
export function box(type: string, ...content: readonly Uint8Array[]): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 4, 'latin1');
  const whole = Buffer.concat([header, ...content]);
  whole.writeUInt32BE(whole.length, 0);
  return whole;
}

/** A box that begins with a version and flags. */
export function fullBox(type: string, version: number, ...content: readonly Uint8Array[]): Buffer {
  return box(type, Buffer.of(version, 0, 0, 0), ...content);
}

/** The box that says what a `meta` box holds. */
export function handler(type: string): Buffer {
  return fullBox('hdlr', 0, u32(0), Buffer.from(type, 'latin1'), Buffer.alloc(13));
}

/** A box whose length is written in 64 bits. */
export function longBox(type: string, ...content: readonly Uint8Array[]): Buffer {
  const length = Buffer.alloc(8);
  const whole = box(type, length, ...content);
  whole.writeBigUInt64BE(BigInt(whole.length), 8);
  whole.writeUInt32BE(1, 0);
  return whole;
}

/** A box that reaches to the end of the file. */
export function openBox(type: string, ...content: readonly Uint8Array[]): Buffer {
  const whole = box(type, ...content);
  whole.writeUInt32BE(0, 0);
  return whole;
}

export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
