export interface Size {
  width: number;
  height: number;
}

const SIZE = /^[([\s]*(\d{1,7})\s*[x×*,]\s*(\d{1,7})[)\]\s]*$/i;
const MAX_LENGTH = 40;

/** Reads `512x768`, `512 x 768` and Python's `(512, 768)`. @returns null where the text is no size. */
export function parseSize(text: string): Size | null {
  const [, width, height] = text.length > MAX_LENGTH ? [] : (SIZE.exec(text) ?? []);
  return width === undefined || height === undefined
    ? null
    : { width: Number(width), height: Number(height) };
}
