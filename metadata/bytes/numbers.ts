/** Unsigned 16-bit, big-endian, at `at`; 0 beyond the end. */
export function u16be(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** Unsigned 32-bit, big-endian, at `at`; 0 beyond the end. */
export function u32be(bytes: Uint8Array, at: number): number {
  return u16be(bytes, at) * 0x10000 + u16be(bytes, at + 2);
}

/** Unsigned 64-bit, big-endian, at `at`; exact to 2^53, and no source is that long. */
export function u64be(bytes: Uint8Array, at: number): number {
  return u32be(bytes, at) * 0x1_0000_0000 + u32be(bytes, at + 4);
}

/** Unsigned 32-bit, little-endian, at `at`; 0 beyond the end. */
export function u32le(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) +
    (bytes[at + 1] ?? 0) * 0x100 +
    (bytes[at + 2] ?? 0) * 0x10000 +
    (bytes[at + 3] ?? 0) * 0x1000000
  );
}

/** The number that the four letters of a type are, big-endian. */
export function typeNumber(type: string): number {
  const letters = Uint8Array.from(type, (letter) => letter.charCodeAt(0));
  return u32be(letters, 0);
}

/** Whether the ASCII text `text` stands at `at`. */
export function hasAscii(bytes: Uint8Array, at: number, text: string): boolean {
  if (at + text.length > bytes.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Unsigned 16-bit, little-endian, at `at`; 0 beyond the end. */
export function u16le(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}
