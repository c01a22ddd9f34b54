import { LRUCache } from 'lru-cache';
import type { GroupRule } from '../schema/models/group-rule.js';
import { textOfRule } from './group-rule.js';
import { versionBy } from './groups.js';
import type { Parts } from './parts.js';
import type { TreeDirectory } from './tree.js';

interface Count {
  version: number;
  groups: number;
}

/** Rules whose counts are kept. Some 100 bytes for each directory. */
const MAX_RULES = 32;

/** How many groups directories have by rules other than the default one; per rule and path. */
export type GroupCounts = LRUCache<string, Map<string, Count>>;

export function keepGroupCounts(): GroupCounts {
  return new LRUCache<string, Map<string, Count>>({ max: MAX_RULES });
}

/** How many groups directories have by a rule, in their order. Those are counted that may have changed. */
export async function countsBy(
  { store, groupCounts }: Parts,
  rule: GroupRule,
  directories: readonly TreeDirectory[],
  signal: AbortSignal | undefined,
): Promise<number[]> {
  const text = textOfRule(rule);
  const kept = groupCounts.get(text) ?? new Map<string, Count>();
  groupCounts.set(text, kept);
  const asked = directories
    .map((directory) => ({ path: directory.path, version: versionBy(directory, rule) }))
    .filter(({ path, version }) => kept.get(path)?.version !== version);
  const counts = asked.length === 0 ? [] : await store.countGroups(rule, asked, signal);
  for (const [index, { path, version }] of asked.entries())
    kept.set(path, { version, groups: counts[index] ?? 0 });
  return directories.map(({ path }) => kept.get(path)?.groups ?? 0);
}
