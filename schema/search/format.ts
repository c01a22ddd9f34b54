import type { Filter } from '../models/filter.js';
import { checkFilter } from './bounds.js';
import { type Condition, NAMES } from './conditions.js';
import { TEXT } from './fields.js';
import { listedValue, singleValue } from './quote.js';
import { isNothing, type Tree, treeOf } from './tree.js';
import { writeDates } from './values/dates.js';
import { writeDecimals } from './values/decimals.js';
import { writeNumbers } from './values/numbers.js';
import { sizeField, writeSize } from './values/sizes.js';

/**
 * The search line of a filter, in its usual form, from which `parseSearch` makes an equivalent filter; empty for `{}`. Dates
 * are written as days of the time zone that this runs in, where they are days.
 * @throws SeedrollError `INVALID_INPUT` of the field `filter`, where it is out of the bounds of `checkFilter`.
 */
export function formatSearch(filter: Filter): string {
  checkFilter(filter);
  return written(treeOf(filter)).text;
}

/** A value with the name of its field. */
interface Term {
  name: string;
  value: string;
}

interface Written {
  text: string;
  /** Whether it stands as it is where only one thing can stand; else parentheses go around it. */
  isOne: boolean;
  /** All of it as a term that can share its name with others. */
  term: Term | null;
}

function written(tree: Tree): Written {
  if (tree.kind === 'not') return { text: `-${asOne(written(tree.tree))}`, isOne: true, term: null };
  if (isNothing(tree)) return { text: '-*', isOne: true, term: null };
  if (tree.kind === 'any') {
    const alternatives = withSharedNames(tree.trees.map(written));
    return { text: alternatives.join(' | '), isOne: alternatives.length === 1, term: null };
  }
  const parts = tree.kind === 'all' ? tree.trees : [tree];
  const terms = termsOf(parts.flatMap((part) => (part.kind === 'condition' ? part.condition : [])));
  const others = parts.filter(({ kind }) => kind !== 'condition').map((part) => asOne(written(part)));
  const pieces = [...terms.map(textOf), ...others];
  const [term] = terms;
  const isOne = pieces.length === 1;
  return {
    text: pieces.join(' '),
    isOne,
    term: isOne && term !== undefined && term.name !== TEXT ? term : null,
  };
}

function asOne({ text, isOne }: Written): string {
  return isOne ? text : `(${text})`;
}

/** Alternatives, of which neighbours of the same field share its name: `sampler:(Euler|DDIM)`. */
function withSharedNames(alternatives: readonly Written[]): string[] {
  const pieces: { text: string; list: Term[] }[] = [];
  for (const { text, term } of alternatives) {
    const before = pieces.at(-1);
    if (term !== null && before?.list[0]?.name === term.name) before.list.push(term);
    else pieces.push({ text, list: term === null ? [] : [term] });
  }
  return pieces.map(({ text, list }) => (list.length > 1 ? listOf(list) : text));
}

function listOf(list: readonly Term[]): string {
  const name = list[0]?.name ?? TEXT;
  return `${name}:(${list.map(({ value }) => listedValue(name, value)).join('|')})`;
}

function textOf({ name, value }: Term): string {
  return name === TEXT ? singleValue(name, value) : `${name}:${singleValue(name, value)}`;
}

/** Conditions that stand side by side; width and height are one where that is possible. */
function termsOf(conditions: readonly Condition[]): Term[] {
  const [width, height] = [sideOf('width'), sideOf('height')];
  const size = width === undefined || height === undefined ? null : writeSize(width, height);
  return conditions.flatMap((condition) => {
    const { key } = condition;
    if (size !== null && key === 'width') return { name: sizeField.name, value: size };
    if (size !== null && key === 'height') return [];
    return valuesOf(condition).map((value) => ({ name: NAMES[key], value }));
  });

  function sideOf(key: 'width' | 'height') {
    const condition = conditions.find((each) => each.key === key);
    return condition?.kind === 'numbers' ? condition.value : undefined;
  }
}

function valuesOf(condition: Condition): string[] {
  switch (condition.kind) {
    case 'numbers':
      return writeNumbers(condition.value);
    case 'decimals':
      return writeDecimals(condition.value);
    case 'dates':
      return writeDates(condition.value);
    default:
      return [condition.value];
  }
}
