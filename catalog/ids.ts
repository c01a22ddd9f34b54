import { SeedrollError } from '../schema/errors.js';
import type { Decimal } from '../schema/models/decimal.js';
import { toDecimal } from '../schema/models/decimal-text.js';
import type { GroupRule } from '../schema/models/group-rule.js';
import { extractIdAndSeed } from '../metadata/names.js';
import { DEFAULT_RULE, isDefaultRule, ruleOfText, textOfRule } from './group-rule.js';

/**
 * Ids are opaque to callers. Inside, an image's id is its path, and a group's the path of its first image, with the rule
 * that made it; what comes back passes the same door as every other path.
 */
const PREFIXES = { image: 'i', group: 'g', directory: 'd' } as const;

type Kind = keyof typeof PREFIXES;

/** A group by the place at which it began when its id was made. */
export interface GroupName {
  rule: GroupRule;
  /** Of its first image. */
  path: string;
  /** Of its first image, that the rule looks at. */
  seed: Decimal | null;
}

/** Makes the id of an image or a directory. */
export function makeId(kind: Exclude<Kind, 'group'>, path: string): string {
  return encode(kind, path);
}

/** Makes the id of a group. */
export function makeGroupId({ rule, path, seed }: GroupName): string {
  if (isDefaultRule(rule)) return encode('group', path);
  // A name tells its seed; one of the metadata has to be told. No path holds a NUL.
  const place = rule.seedFrom === 'name' ? '' : ` ${seed ?? ''}`;
  return encode('group', `\0${textOfRule(rule)}${place}\0${path}`);
}

/**
 * The path in an id.
 * @throws SeedrollError NOT_FOUND where the id is none that `makeId` made for this kind.
 */
export function pathOfId(kind: Exclude<Kind, 'group'>, id: string): string {
  const path = decode(id);
  if (encode(kind, path) !== id) throw noSuch(kind);
  return path;
}

/**
 * What the id of a group holds.
 * @throws SeedrollError NOT_FOUND where the id is none that `makeGroupId` made.
 */
export function groupOfId(id: string): GroupName {
  const text = decode(id);
  const group = text.startsWith('\0')
    ? readGroup(text)
    : { rule: DEFAULT_RULE, path: text, seed: seedOf(text) };
  if (group === null || makeGroupId(group) !== id) throw noSuch('group');
  return group;
}

/**
 * The path in a cursor, which is the id of the last item of the page before.
 * @throws SeedrollError INVALID_INPUT where the cursor is none of this list.
 */
export function pathOfCursor(kind: Exclude<Kind, 'group'>, cursor: string): string {
  try {
    return pathOfId(kind, cursor);
  } catch (cause) {
    throw notACursor(cause);
  }
}

/** Makes the cursor behind an image in the order of a rule that looks at metadata. */
export function makePlaceCursor({ path, seed }: { path: string; seed: Decimal | null }): string {
  return `s${Buffer.from(`${seed ?? ''} ${path}`).toString('base64url')}`;
}

/**
 * The image in a cursor of `images.list`: an id, or what `makePlaceCursor` made.
 * @throws SeedrollError INVALID_INPUT where the cursor is none of this list.
 */
export function placeOfCursor(cursor: string): { path: string; seed: Decimal | null } {
  if (!cursor.startsWith('s')) {
    const path = pathOfCursor('image', cursor);
    return { path, seed: seedOf(path) };
  }
  const [, seed, path] = /^(\d*) ([^]+)$/.exec(decode(cursor)) ?? [];
  const place = path === undefined ? null : { path, seed: toDecimal(seed ?? '') };
  if (place === null || makePlaceCursor(place) !== cursor) throw notACursor();
  return place;
}

/** The error of a cursor that is none of this list. */
export function notACursor(cause?: unknown): SeedrollError {
  return new SeedrollError('INVALID_INPUT', 'cursor: expected the nextCursor of a page of this list', {
    field: 'cursor',
    cause,
  });
}

function readGroup(text: string): GroupName | null {
  const [, rule, , seed, path] = /^\0([^ \0]*)( (\d*))?\0([^]*)$/.exec(text) ?? [];
  const read = ruleOfText(rule ?? '');
  if (read === null || path === undefined) return null;
  return { rule: read, path, seed: seed === undefined ? seedOf(path) : toDecimal(seed) };
}

function seedOf(path: string): Decimal | null {
  return extractIdAndSeed(path.slice(path.lastIndexOf('/') + 1)).seed;
}

function encode(kind: Kind, text: string): string {
  return PREFIXES[kind] + Buffer.from(text).toString('base64url');
}

function decode(id: string): string {
  return Buffer.from(id.slice(1), 'base64url').toString();
}

function noSuch(kind: Kind): SeedrollError {
  return new SeedrollError('NOT_FOUND', `There is no ${kind} of this id.`);
}
