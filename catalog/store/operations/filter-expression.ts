import type { Value } from '../driver.js';

/** An index of images that finds those of a range. */
export type ImageIndex = 'images_by_seed' | 'images_by_time';

/** What a filter asks, as conditions on rows of the tables that hold it. */
export type Expression =
  | { kind: 'settings' | 'images'; sql: string; values: readonly Value[]; index?: ImageIndex }
  /** Every text is looked at. */
  | { kind: 'texts'; sql: string; values: readonly Value[] }
  /** Texts that the index of words finds, as a query of FTS5. */
  | { kind: 'match'; query: string }
  | { kind: 'all' | 'any'; parts: readonly Expression[] }
  | { kind: 'not'; part: Expression };

export const EVERYTHING: Expression = { kind: 'all', parts: [] };

/** Whether nothing is asked. */
export function isEverything(expression: Expression): boolean {
  return expression.kind === 'all' && expression.parts.length === 0;
}

export function allOf(parts: readonly Expression[]): Expression {
  return join('all', parts);
}

export function anyOf(parts: readonly Expression[]): Expression {
  return join('any', parts);
}

export function not(part: Expression): Expression {
  return { kind: 'not', part };
}

/** Takes what stands in lists of the same kind into one. */
function join(kind: 'all' | 'any', parts: readonly Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind, parts: flat };
}

/** Where the rows are that answer an expression by themselves: a recipe has one of texts and one of settings. */
export type Home = 'settings' | 'texts' | 'recipes' | 'images';

/** @returns Null where nothing is asked. */
export function homeOf(expression: Expression): Home | null {
  switch (expression.kind) {
    case 'match':
      return 'texts';
    case 'not':
      return homeOf(expression.part);
    case 'all':
    case 'any': {
      const homes = new Set(expression.parts.map(homeOf).filter((home) => home !== null));
      const [only = null] = homes;
      if (homes.size < 2) return only;
      return homes.has('images') ? 'images' : 'recipes';
    }
    default:
      return expression.kind;
  }
}

/** How many conditions an expression has, and at least one. */
export function countConditions(expression: Expression): number {
  switch (expression.kind) {
    case 'not':
      return countConditions(expression.part);
    case 'all':
    case 'any':
      return Math.max(
        1,
        expression.parts.reduce((sum, part) => sum + countConditions(part), 0),
      );
    default:
      return 1;
  }
}

/** Whether an image of which nothing is known but its name has what a recipe is asked for. */
export function holdsForUnknown(expression: Expression): boolean {
  switch (expression.kind) {
    case 'not':
      return !holdsForUnknown(expression.part);
    case 'all':
      return expression.parts.every(holdsForUnknown);
    case 'any':
      return expression.parts.some(holdsForUnknown);
    default:
      return false;
  }
}
