import type { Connection } from '../connection.js';
import { toPlaceColumns } from '../place-column.js';
import type { ImagePage } from '../store.js';
import type { Expression } from './filter-expression.js';
import { leadTo, type Place, type Wanted, wantedBy } from './filter-leads.js';
import type { Ranks } from './search-ranks.js';
import type { Scores } from './search-scores.js';
import { type Sort, SORTS } from './search-sorts.js';
import { type FoundId, findOrdered, PATH, type Position } from './search-statement.js';

const RANKED = 'CROSS JOIN ranks ON ranks.directory_id = images.directory_id';

/** Finds the images of a page. */
export class ImageFinder {
  readonly #connection: Connection;
  readonly #ranks: Ranks;
  readonly #scores: Scores;

  constructor(connection: Connection, ranks: Ranks, scores: Scores) {
    this.#connection = connection;
    this.#ranks = ranks;
    this.#scores = scores;
  }

  /** Images in order, as many as `limit` says, with what they are ordered by. */
  find(asked: Asked, page: ImagePage): FoundId[] {
    if (page.sort === 'path') return this.#findByPath(asked, page);
    if (page.sort === 'relevance' && this.#scores.isEmpty)
      return this.#findByPath(asked, { ...page, isDescending: false });
    const sort = SORTS[page.sort];
    const isKeyAhead = page.after === null || page.after.key !== null;
    const known = isKeyAhead ? this.#findByKey(asked, sort, page) : [];
    const limit = page.limit - known.length;
    if (limit === 0) return known;
    // Images whose key is not known come last, either way.
    const wanted = joined(leadTo(this.#connection, asked.expression, asked.place), sort, 'NULL');
    const after = isKeyAhead ? null : this.#positionOf(page, sort);
    const unknown = { wanted, key: null, isDescending: false, path: PATH, after, limit };
    return [...known, ...findOrdered(this.#connection, unknown)];
  }

  #findByKey(asked: Asked, sort: Sort, page: ImagePage): FoundId[] {
    const { expression, place } = asked;
    const { isDescending, limit } = page;
    const after = this.#positionOf(page, sort);
    const { index } = sort;
    if (index !== null && isDense(asked, page) && !index.lacksSome(this.#connection)) {
      const all = wantedBy(expression, place);
      const wanted = {
        from: `images INDEXED BY ${index.name} ${RANKED}`,
        sql: `${all.sql} AND ${index.known}`,
        values: all.values,
      };
      return findOrdered(this.#connection, {
        wanted,
        key: index.column,
        isDescending,
        path: PATH,
        after,
        limit,
      });
    }
    const wanted = joined(leadTo(this.#connection, expression, place), sort, 'NOT NULL');
    return findOrdered(this.#connection, { wanted, key: sort.key, isDescending, path: PATH, after, limit });
  }

  #findByPath(asked: Asked, page: ImagePage): FoundId[] {
    const { expression, place } = asked;
    const { isDescending, limit } = page;
    const after = this.#positionOf(page, null);
    if (isDense(asked, page)) return this.#walk(asked, page, after);
    const lead = leadTo(this.#connection, expression, place);
    const wanted = { ...lead, from: `${lead.from} ${RANKED}` };
    return findOrdered(this.#connection, { wanted, key: null, isDescending, path: PATH, after, limit });
  }

  /** Goes from directory to directory, within each by its index. */
  #walk({ expression, place }: Asked, { isDescending, limit }: ImagePage, after: Position | null): FoundId[] {
    const all = wantedBy(expression, place);
    const from =
      'ranks CROSS JOIN images INDEXED BY images_in_order ON images.directory_id = ranks.directory_id';
    const within = (condition: string, rank: number): Wanted => ({
      from,
      sql: `${condition} AND ${all.sql}`,
      values: [rank, ...all.values],
    });
    const sign = isDescending ? '<' : '>';
    if (after === null) {
      const wanted = within('ranks.rank >= ?', 0);
      return findOrdered(this.#connection, { wanted, key: null, isDescending, path: PATH, after, limit });
    }
    const [rank, ...path] = after.path;
    const begun = Number(rank);
    // The directory that the page before ended in comes by itself: so its index can begin where that page ended.
    const first = findOrdered(this.#connection, {
      wanted: within('ranks.rank = ?', begun),
      key: null,
      isDescending,
      path: PATH.slice(1),
      after: { key: null, path },
      limit,
    });
    const rest = limit - first.length;
    if (rest === 0) return first;
    const wanted = within(`ranks.rank ${sign} ?`, begun);
    const others = { wanted, key: null, isDescending, path: PATH, after: null, limit: rest };
    return [...first, ...findOrdered(this.#connection, others)];
  }

  #positionOf({ after }: ImagePage, sort: Sort | null): Position | null {
    if (after === null) return null;
    const key = sort === null || after.key === null ? null : sort.toColumn(after.key);
    return { key, path: [this.#ranks.rankOf(after.directory), ...toPlaceColumns(after.name)] };
  }
}

/** What is looked for, where, and how many images that are. */
interface Asked {
  expression: Expression;
  place: Place;
  total: number;
}

/** Whether a page is soon full in an order that an index has, so that finding and sorting all would take longer. */
function isDense({ total, place }: Asked, { limit }: ImagePage): boolean {
  return total * total > limit * place.images;
}

function joined(lead: Wanted, sort: Sort, key: 'NULL' | 'NOT NULL'): Wanted {
  return {
    from: `${lead.from} ${sort.join} ${RANKED}`,
    sql: `${lead.sql} AND ${sort.key} IS ${key}`,
    values: lead.values,
  };
}
