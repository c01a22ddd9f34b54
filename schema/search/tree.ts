import type { Filter } from '../models/filter.js';
import { both, type Condition, conditionsOf, NAMES, state } from './conditions.js';

/**
 * What a search says, in its usual form: nothing stands within its own kind, no list has one entry, ranges of one field
 * that must all hold are one range, and what must hold together stands in one order.
 */
export type Tree =
  | { kind: 'condition'; condition: Condition }
  | { kind: 'all'; trees: readonly Tree[] }
  | { kind: 'any'; trees: readonly Tree[] }
  | { kind: 'not'; tree: Tree };

/** Met by every image. */
export const EVERYTHING: Tree = { kind: 'all', trees: [] };

/** Met by no image. */
const NOTHING: Tree = { kind: 'any', trees: [] };

const RANKS = new Map(Object.keys(NAMES).map((key, rank) => [key, rank]));

export function all(trees: readonly Tree[]): Tree {
  const flat = trees.flatMap((tree) => (tree.kind === 'all' ? tree.trees : [tree]));
  if (flat.some(isNothing)) return NOTHING;
  return single(withoutSplitRanges(flat.toSorted((a, b) => rankOf(a) - rankOf(b))), 'all');
}

export function any(trees: readonly Tree[]): Tree {
  const flat = trees.flatMap((tree) => (tree.kind === 'any' ? tree.trees : [tree]));
  return flat.some(isEverything) ? EVERYTHING : single(flat, 'any');
}

export function not(tree: Tree): Tree {
  if (tree.kind === 'not') return tree.tree;
  if (tree.kind === 'any') return all(tree.trees.map(not));
  return isEverything(tree) ? NOTHING : { kind: 'not', tree };
}

export function treeOf(filter: Filter): Tree {
  return all([
    ...conditionsOf(filter).map((condition): Tree => ({ kind: 'condition', condition })),
    ...(filter.all ?? []).map(treeOf),
    ...(filter.any === undefined ? [] : [any(filter.any.map(treeOf))]),
    ...(filter.none ?? []).map((each) => not(treeOf(each))),
  ]);
}

/** A field that occurs once stands in the filter itself, one that occurs more often in `all`; so do alternatives. */
export function filterOf(tree: Tree): Filter {
  if (isNothing(tree)) return { none: [{}] };
  const trees = tree.kind === 'all' ? tree.trees : [tree];
  const counts = new Map<number, number>();
  for (const each of trees) counts.set(rankOf(each), (counts.get(rankOf(each)) ?? 0) + 1);
  const filter: Filter = {};
  const further: Filter[] = [];
  const none: Filter[] = [];
  for (const each of trees) {
    if (each.kind === 'not') none.push(filterOf(each.tree));
    else if (counts.get(rankOf(each)) !== 1) further.push(filterOf(each));
    else if (each.kind === 'condition') state(filter, each.condition);
    else filter.any = each.trees.map(filterOf);
  }
  return {
    ...filter,
    ...(further.length === 0 ? {} : { all: further }),
    ...(none.length === 0 ? {} : { none }),
  };
}

function isEverything(tree: Tree): boolean {
  return tree.kind === 'all' && tree.trees.length === 0;
}

export function isNothing(tree: Tree): boolean {
  return tree.kind === 'any' && tree.trees.length === 0;
}

/** Where it stands among what must hold together: conditions by their field, alternatives, what must not hold. */
function rankOf(tree: Tree): number {
  if (tree.kind === 'condition') return RANKS.get(tree.condition.key) ?? 0;
  return tree.kind === 'not' ? RANKS.size + 1 : RANKS.size;
}

function single(trees: readonly Tree[], kind: 'all' | 'any'): Tree {
  const [first] = trees;
  return first !== undefined && trees.length === 1 ? first : { kind, trees };
}

/** Ranges of one field stand side by side here. */
function withoutSplitRanges(sorted: readonly Tree[]): Tree[] {
  const whole: Tree[] = [];
  for (const tree of sorted) {
    const before = whole.at(-1);
    const condition =
      before?.kind === 'condition' && tree.kind === 'condition'
        ? both(before.condition, tree.condition)
        : null;
    if (condition === null) whole.push(tree);
    else whole.splice(-1, 1, { kind: 'condition', condition });
  }
  return whole;
}
