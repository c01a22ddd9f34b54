import type { TextField } from './metadata.js';

/** A text under this name, `png:tEXt workflow`, or one that begins with it, as savers write into EXIF. */
const CARRIER = /(?:^|[: ])workflow(?: #\d+)?$/i;
const PREFIX = /^\s*workflow\s*:\s*(?=\{)/i;

/**
 * The graph of ComfyUI's editor among the texts of a file.
 * @returns Its JSON text as written, without the name in front; null where there is none.
 */
export function workflowIn(raw: readonly TextField[]): string | null {
  const prefixed = raw.find(({ text }) => PREFIX.test(text));
  if (prefixed !== undefined) return prefixed.text.replace(PREFIX, '');
  return raw.find(({ carrier }) => CARRIER.test(carrier))?.text ?? null;
}
