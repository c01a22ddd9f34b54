import {
  createParser,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import type { RouterInputs } from 'seedroll/client';

type GroupsInput = Exclude<RouterInputs['groups']['index'], void | undefined>;
export type GroupRule = NonNullable<GroupsInput['rule']>;
export type Sort = NonNullable<GroupsInput['sort']>;

export const SORTS = ['path', 'date', 'name', 'id', 'seed', 'size', 'count', 'relevance'] as const;
export const SPLITS = ['prompt', 'model', 'size'] as const;
const MOST_COMPARED = 4;

/** What a group and an image of it are compared by; see `compare/`. */
export const COMPARE_MODES = ['side', 'slider', 'flicker', 'difference'] as const;

/** A list of ids, which hold no commas. */
const parseAsIds = createParser({
  parse: (text) =>
    text
      .split(',')
      .filter((id) => id !== '')
      .slice(0, MOST_COMPARED),
  serialize: (ids: string[]) => ids.join(','),
  eq: (one, other) => one.join() === other.join(),
}).withDefault([]);

const PARSERS = {
  /** The directory whose groups are shown, with those below it; empty for all. */
  dir: parseAsString.withDefault(''),
  /** The search line. */
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(SORTS).withDefault('path'),
  order: parseAsStringLiteral(['asc', 'desc'] as const),
  step: parseAsInteger.withDefault(1),
  gap: parseAsInteger.withDefault(0),
  split: parseAsArrayOf(parseAsStringLiteral(SPLITS)).withDefault([]),
  seeds: parseAsStringLiteral(['name', 'metadata'] as const).withDefault('name'),
  /** Id of the group that is open. */
  group: parseAsString,
  /** Id of the image of it that is shown. */
  image: parseAsString,
  /** Whether the image has the whole page for itself. */
  full: parseAsBoolean.withDefault(false),
  /** Ids of the images that are compared. */
  compare: parseAsIds,
  mode: parseAsStringLiteral(COMPARE_MODES).withDefault('side'),
};

/**
 * What the page shows, kept in its address: a link leads to the same, and Back undoes. Changes replace the entry of the
 * history unless `{ history: 'push' }` is given, as for whatever a person would call another place.
 */
export function useView() {
  return useQueryStates(PARSERS, { history: 'replace', clearOnDefault: true });
}

export type View = ReturnType<typeof useView>[0];

/** The rule of a view as the API takes it; undefined for the default one. */
function ruleOf({ step, gap, split, seeds }: View): GroupRule | undefined {
  if (step === 1 && gap === 0 && split.length === 0 && seeds === 'name') return undefined;
  return { step, maxGap: gap, splitBy: split, seedFrom: seeds };
}

/** Which groups a view shows, as the API takes it. */
export function groupsOf(view: View): GroupsInput {
  const rule = ruleOf(view);
  return {
    directory: view.dir,
    query: view.q,
    sort: view.sort,
    ...(view.order === null ? {} : { order: view.order }),
    ...(rule === undefined ? {} : { rule }),
  };
}
