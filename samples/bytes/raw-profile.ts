/** Bytes in lines of hexadecimal digits. */
const LINE = /.{1,72}/g;

/** The text of a PNG's `Raw profile type …`, as ImageMagick writes it. */
export function rawProfile(name: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes).toString('hex').match(LINE) ?? [];
  return `\n${name}\n${String(bytes.length).padStart(8)}\n${lines.join('\n')}\n`;
}
