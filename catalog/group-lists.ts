import type { Filter } from '../schema/models/filter.js';
import type { GroupRule } from '../schema/models/group-rule.js';
import { askedPath, type Entered } from './entrance.js';
import { countsBy } from './group-counts.js';
import { isDefaultRule, isOfNames, textOfRule } from './group-rule.js';
import { findGroups, type FoundGroups } from './group-search.js';
import { type DirectoryGroups, versionBy } from './groups.js';
import { materialise } from './materialise.js';
import type { MetadataReader } from './metadata-reader.js';
import type { Parts } from './parts.js';
import { readingUnread } from './search-unread.js';
import type { Scope, VersionedDirectory } from './store/store.js';
import type { TreeDirectory } from './tree.js';

/** Files of which a list waits until they are read; more are read by the scan. */
const MOST_UNREAD = 2000;

/** Which groups are asked for. */
export interface GroupsQuestion {
  recursive: boolean;
  /** In its usual form. */
  rule: GroupRule;
  /** A piece of the prompt or the negative prompt of the first image; none where empty. */
  search: string;
  /** What finds an image of each; null where nothing is asked of images. */
  filter: Filter | null;
  /** Whether groups are wanted with how relevant they are. */
  hasScores: boolean;
}

/** The groups that answer a question. */
export interface GroupList {
  /** Stands for the question. */
  key: string;
  scope: Scope;
  rule: GroupRule;
  /** Directory by directory in order, without those that have none. */
  all: DirectoryGroups[];
  /** How many they are. */
  total: number;
  /** Another text whenever the list, or what its groups are ordered by, may be another one. */
  versionOf: () => string;
}

/** Who asks, and of what. */
export interface Asking {
  parts: Parts;
  reader: MetadataReader;
  entered: Entered;
  signal: AbortSignal | undefined;
}

/** The groups of a directory, or of it and all below it, that answer a question. */
export async function listGroups(asking: Asking, question: GroupsQuestion): Promise<GroupList> {
  const { parts, entered, signal } = asking;
  const { rule, recursive } = question;
  const scope = { path: entered.directory.path, recursive };
  const directories = directoriesIn(parts, entered.directory, recursive);
  if (!isDefaultRule(rule)) await materialise(parts, scope);
  if (!isOfNames(rule)) await readFirst(asking, scope);
  const counts = isDefaultRule(rule)
    ? directories.map(({ groups }) => groups)
    : await countsBy(parts, rule, directories, signal);
  const found = await foundBy(asking, scope, question);
  const all: DirectoryGroups[] = [];
  let firstNumber = 1;
  for (const [index, directory] of directories.entries()) {
    const groups = counts[index] ?? 0;
    const own = found?.get(directory.path);
    const count = found === null ? groups : (own?.ordinals.length ?? 0);
    if (count > 0) {
      const asked = askedPath(entered, directory.path);
      const ordinals = own?.ordinals ?? null;
      const scores = own?.scores ?? null;
      all.push({ directory, asked, rule, groups, firstNumber, ordinals, scores, count });
    }
    firstNumber += groups;
  }
  return {
    key: `${keyOf(scope, question)}\0${entered.asked}`,
    scope,
    rule,
    all,
    total: all.reduce((sum, { count }) => sum + count, 0),
    versionOf: () => versionOf(directoriesIn(parts, entered.directory, recursive)),
  };
}

function directoriesIn({ tree }: Parts, directory: TreeDirectory, recursive: boolean): TreeDirectory[] {
  return recursive ? [...tree.walk(directory)] : [directory];
}

function foundBy(
  { parts, reader, entered, signal }: Asking,
  scope: Scope,
  question: GroupsQuestion,
): Promise<FoundGroups | null> {
  const { search, filter, rule } = question;
  if (search === '' && filter === null) return Promise.resolve(null);
  const directories = (): TreeDirectory[] => directoriesIn(parts, entered.directory, scope.recursive);
  return parts.foundGroups.get(
    keyOf(scope, question),
    () => versionOf(directories()),
    async () => {
      await materialise(parts, scope);
      return findGroups(
        { parts, reader, signal },
        { ...question, scope, directories: () => versionsOf(directories(), rule) },
      );
    },
  );
}

function versionsOf(directories: readonly TreeDirectory[], rule: GroupRule): VersionedDirectory[] {
  return directories.map((directory) => ({ path: directory.path, version: versionBy(directory, rule) }));
}

/** Sees to it that files have been read which nobody had read yet, unless they are very many. */
export async function readFirst(
  { parts, signal }: Pick<Asking, 'parts' | 'signal'>,
  scope: Scope,
): Promise<void> {
  await readingUnread(parts, scope, signal, async () => {
    const unread = await parts.store.unparsedIn(scope, MOST_UNREAD);
    return { unread: unread?.reduce((sum, { ids }) => sum + ids.length, 0) ?? Infinity };
  });
}

function keyOf({ path, recursive }: Scope, { rule, search, filter, hasScores }: GroupsQuestion): string {
  return JSON.stringify([path, recursive, textOfRule(rule), search, filter, hasScores]);
}

/** Directories in their order, with the versions that they have: in 53 bits. */
function versionOf(directories: readonly TreeDirectory[]): string {
  let low = directories.length;
  let high = 0;
  for (const { path, version } of directories) {
    low = Math.imul(low ^ version, 0x01000193) ^ path.length;
    high = (Math.imul(high, 31) + version) | 0;
  }
  return `${low} ${high}`;
}
