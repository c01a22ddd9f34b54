import { box, fullBox, handler, u16, u32 } from './boxes.js';

const UTF8 = 1;

export const MP4_TYPE = box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1'));

function textItem(type: string, text: string): Buffer {
  return box(type, value(text));
}

function value(text: string): Buffer {
  return box('data', u32(UTF8), u32(0), Buffer.from(text));
}

/** The boxes of `meta` with texts under names of any length, as FFmpeg writes them with `use_metadata_tags`. */
export function namedTexts(texts: Readonly<Record<string, string>>): Buffer[] {
  const names = Object.keys(texts).map((name) => box('mdta', Buffer.from(name)));
  const items = Object.values(texts).map((text, index) => textItem(u32(index + 1).toString('latin1'), text));
  return [handler('mdta'), fullBox('keys', 0, u32(names.length), ...names), box('ilst', ...items)];
}

/** The boxes of `meta` with texts under names of four letters, as iTunes has them. */
export function letteredTexts(texts: Readonly<Record<string, string>>): Buffer[] {
  return itemList(...Object.entries(texts).map(([name, text]) => textItem(name, text)));
}

/** An item of one or more values of the given types of data. */
export function typedItem(
  name: string,
  ...values: readonly (readonly [type: number, value: Uint8Array])[]
): Buffer {
  return box(name, ...values.map(([type, value]) => box('data', u32(type), u32(0), value)));
}

/** An item whose name is written out, as iTunes has it. */
export function freeformItem(name: string, text: string): Buffer {
  const [mean, named] = ['com.apple.iTunes', name].map((part) => Buffer.from(part));
  return box('----', fullBox('mean', 0, mean ?? u32(0)), fullBox('name', 0, named ?? u32(0)), value(text));
}

/** The boxes of `meta` with the given items. */
export function itemList(...items: readonly Uint8Array[]): Buffer[] {
  return [handler('mdir'), box('ilst', ...items)];
}

/** A text of QuickTime's user data. */
export function userText(name: string, text: string): Buffer {
  const bytes = Buffer.from(text);
  return box(name, u16(bytes.length & 0xffff), u16(0), bytes);
}
