import { looksLikeJson } from './pretty-json.js';

/** A name for a file with a text: without signs that some systems have no place for, and with an ending that fits. */
export function savedName(name: string, text: string): string {
  const plain = name.replaceAll(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').trim();
  return `${plain}.${looksLikeJson(text) ? 'json' : 'txt'}`;
}
