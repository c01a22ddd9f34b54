import type { Value } from '../driver.js';
import { allOf, anyOf, type Expression, holdsForUnknown, type Home, homeOf } from './filter-expression.js';

/** A condition of SQL by itself, with its values in their order. */
export interface Condition {
  sql: string;
  values: readonly Value[];
}

type Table = Exclude<Home, 'texts'>;

/**
 * An expression as a condition on rows of `images`, which needs no other table beside it. What is asked of texts and
 * settings is found out first, as sets of their ids and of those of recipes, since few of them stand for many images.
 *
 * What is unknown is null in SQL, and no condition on it is true. So that "not" says of it what it says of everything
 * else that is not true, it is written as `IS NOT TRUE`.
 */
export function imageCondition(expression: Expression): Condition {
  return conditionOn('images', expression);
}

/** The same as a condition on rows of `recipes`; `expression` must ask nothing of images themselves. */
export function recipeCondition(expression: Expression): Condition {
  return conditionOn('recipes', expression);
}

function conditionOn(table: Table, expression: Expression): Condition {
  const home = homeOf(expression);
  if (home !== null && home !== table && home !== 'images') {
    if (table === 'images') return onImages(expression);
    if (home === 'settings')
      return within('recipes.settings_id', 'settings', conditionOn('settings', expression));
  }
  switch (expression.kind) {
    case 'match':
      return {
        sql: 'recipes.text_id IN (SELECT rowid FROM texts_search WHERE texts_search MATCH ?)',
        values: [expression.query],
      };
    case 'texts':
      return within('recipes.text_id', 'texts', expression);
    case 'settings':
    case 'images':
      return expression;
    case 'not':
      return isNotTrue(conditionOn(table, expression.part));
    default:
      return joined(table, expression.kind, gathered(table, expression.kind, expression.parts));
  }
}

/** An image that nobody has read has no recipe, and none of what is asked of recipes, but all that is asked not to be. */
function onImages(expression: Expression): Condition {
  const condition = conditionOn('recipes', expression);
  if (!holdsForUnknown(expression)) return within('images.recipe_id', 'recipes', condition);
  const others = within('images.recipe_id', 'recipes', isNotTrue(condition));
  return isNotTrue(others);
}

/** Puts together what is answered by other rows, so that they are looked at once. */
function gathered(table: Table, kind: 'all' | 'any', parts: readonly Expression[]): Expression[] {
  const isElsewhere = (part: Expression): boolean => {
    const home = homeOf(part);
    return table === 'images'
      ? home !== 'images' && home !== null
      : table === 'recipes' && home === 'settings';
  };
  const elsewhere = parts.filter(isElsewhere);
  const here = withOneMatch(
    kind,
    parts.filter((part) => !isElsewhere(part)),
  );
  if (elsewhere.length === 0) return here;
  return [...here, kind === 'all' ? allOf(elsewhere) : anyOf(elsewhere)];
}

/** One query of FTS5 for several: it leads its lists of words together faster than sets of texts are. */
function withOneMatch(kind: 'all' | 'any', parts: readonly Expression[]): Expression[] {
  const queries = parts.flatMap((part) => (part.kind === 'match' ? [`(${part.query})`] : []));
  if (queries.length < 2) return [...parts];
  const query = queries.join(kind === 'all' ? ' AND ' : ' OR ');
  return [...parts.filter((part) => part.kind !== 'match'), { kind: 'match', query }];
}

function joined(table: Table, kind: 'all' | 'any', parts: readonly Expression[]): Condition {
  if (parts.length === 0) return { sql: kind === 'all' ? 'TRUE' : 'FALSE', values: [] };
  const conditions = parts.map((part) => conditionOn(table, part));
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(kind === 'all' ? ' AND ' : ' OR '),
    values: conditions.flatMap(({ values }) => values),
  };
}

function within(column: string, table: 'recipes' | 'settings' | 'texts', condition: Condition): Condition {
  return enclose(`${column} IN (SELECT ${table}.id FROM ${table} WHERE `, condition, ')');
}

function isNotTrue(condition: Condition): Condition {
  return enclose('(', condition, ') IS NOT TRUE');
}

function enclose(before: string, { sql, values }: Condition, after: string): Condition {
  return { sql: before + sql + after, values };
}
