import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { explain, notFound } from '../door.js';
import type { CheckQuestion } from './protocol.js';
import { directoryStats, isSameStamp, stampOf } from './stats.js';
import type { DirectoryNode, DirectoryTree } from './tree.js';
import type { Watches } from './watching/watches.js';

interface CheckOptions {
  base: string;
  tree: DirectoryTree;
  watches: Watches;
}

/** Directories looked at before other calls have their turn: 1 to 2 ms. */
const LOOKS_AT_ONCE = 256;

/**
 * The paths of directories that may differ from what is known of them.
 * @throws SeedrollError where the base directory itself is gone, or may not be asked.
 */
export async function check(options: CheckOptions, question: CheckQuestion): Promise<string[]> {
  const { tree, watches } = options;
  await watches.catchUp();
  lookAtBase(options);
  const way = tree.wayTo(question.path);
  const scope = way.pop();
  if (scope === undefined) return [];
  // One of these that was moved takes along what is below.
  for (const node of way) if (node.isRemembered && !node.isSure) differs(options, node);

  const found: string[] = [];
  const waiting = [scope];
  let looks = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.isForgotten) continue;
    if (node.isRemembered && (question.asksAll || !node.isSure)) {
      if (differs(options, node)) found.push(node.path);
      if (++looks % LOOKS_AT_ONCE === 0) await setImmediate();
    }
    if (!question.recursive || node.children === null) continue;
    for (const child of node.children.values()) {
      if (question.asksAll || child.unsure > 0) waiting.push(child);
    }
  }
  return found;
}

/** Nothing tells of what happens to the base directory itself, or to those above it. */
function lookAtBase({ base, tree, watches }: CheckOptions): void {
  const stats = statsOfBase(base);
  if (!stats.isDirectory()) throw notFound();
  const { watch } = tree.root;
  if (watch !== null && watch.inode !== stats.ino) watches.distrust(tree.root);
}

function statsOfBase(base: string) {
  try {
    return lstatSync(base, { bigint: true });
  } catch (error) {
    return explain(error);
  }
}

/**
 * Whether a directory differs from what is known of it. One that does not is sure from now on if it is watched: the
 * watch was set before the look, so that of whatever comes after the look it tells.
 */
function differs({ base, tree, watches }: CheckOptions, node: DirectoryNode): boolean {
  const real = join(base, node.path);
  watches.renewDoubtful(node, real);
  const stats = directoryStats(real);
  if (stats === null || node.stamp === null || !isSameStamp(node.stamp, stampOf(stats))) {
    tree.doubt(node);
    return true;
  }
  if (watches.vouchFor(node)) tree.trust(node);
  return false;
}
