const tables = Array.from({ length: 4 }, () => new Uint32Array(256));
const [table0 = new Uint32Array(256), table1 = table0, table2 = table0, table3 = table0] = tables;
for (let byte = 0; byte < 256; byte++) {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  table0[byte] = remainder;
}
for (let byte = 0; byte < 256; byte++) {
  for (let before = 0; before < 3; before++) {
    const previous = tables[before]?.[byte] ?? 0;
    const table = tables[before + 1];
    if (table !== undefined) table[byte] = (previous >>> 8) ^ (table0[previous & 0xff] ?? 0);
  }
}

/** CRC-32 as PNG has it (ISO 3309), of the bytes from `start` to `end`; four at a time, which is twice as fast. */
export function crc32(bytes: Uint8Array, start = 0, end = bytes.length): number {
  let crc = -1;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    crc ^=
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    crc =
      (table3[crc & 0xff] ?? 0) ^
      (table2[(crc >>> 8) & 0xff] ?? 0) ^
      (table1[(crc >>> 16) & 0xff] ?? 0) ^
      (table0[crc >>> 24] ?? 0);
  }
  for (; at < end; at++) crc = (table0[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}
