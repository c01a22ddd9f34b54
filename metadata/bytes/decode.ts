const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes handed to `String.fromCharCode` at once; engines limit the number of arguments. */
const CHARS_PER_CALL = 8192;

/** ISO 8859-1: each byte is the code point of the same number (unlike the web's "latin1", windows-1252). */
export function decodeLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHARS_PER_CALL) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHARS_PER_CALL));
  }
  return text;
}

/** UTF-8, or null where the bytes are not UTF-8. A byte order mark is text like any other: texts are shown as found. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-8 where the bytes are that, else Latin-1: right for every generator seen so far. */
export function decodeText(bytes: Uint8Array): string {
  return decodeUtf8(bytes) ?? decodeLatin1(bytes);
}

/** Without the NULs at the end that some writers leave behind their text. */
export function withoutTrailingNuls(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end--;
  return text.slice(0, end);
}
