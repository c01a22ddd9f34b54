import type { JsonReader } from '../texts/json-reader.js';
import { toText } from '../texts/json-values.js';

/**
 * A prompt as it was typed, which may be nothing. Where that is not written, what the styles made of it: a list.
 * @param typed The name of the one, as the settings have it.
 * @param full The name of the other.
 */
export function promptIn(settings: JsonReader, typed: string, full: string): string {
  if (settings.isWritten(typed)) return settings.text(typed) ?? '';
  const value = settings.value(full);
  if (typeof value === 'string') return value;
  return settings
    .list(full)
    .map((line) => toText(line) ?? '')
    .join('\n');
}
