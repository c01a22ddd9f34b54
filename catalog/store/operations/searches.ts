import type { FacetName } from '../../../schema/models/search.js';
import type { Connection } from '../connection.js';
import type {
  FacetsQuestion,
  ImagePage,
  ImageSearch,
  SearchedFacets,
  SearchedImages,
  SearchScope,
  ValueCount,
  ValuesQuestion,
} from '../store.js';
import { DataVersion } from './data-version.js';
import { mostFrequent } from './facet-values.js';
import { Facets } from './facets.js';
import { EVERYTHING } from './filter-expression.js';
import { filterExpression } from './filter.js';
import { ImageFinder } from './search-images.js';
import { Ranks } from './search-ranks.js';
import { readFound } from './search-rows.js';
import { Scores } from './search-scores.js';
import { Totals } from './search-totals.js';
import { countUnparsedIn } from './search-unparsed.js';

/** Values of a facet in a scope, when they were counted. */
interface Kept {
  at: number;
  version: string;
  values: ValueCount[];
}

/** Milliseconds for which suggestions need not be true: they are asked for at every key. */
const SUGGESTED_FOR = 5000;

/** Lists of all values of a facet that are kept. */
const MAX_KEPT = 16;

/** Answers with the most frequent values that are kept. */
const MAX_ANSWERS = 100;

/** Answers what is searched for, and keeps what answers have in common. */
export class Searches {
  readonly #connection: Connection;
  readonly #version: DataVersion;
  readonly #ranks: Ranks;
  readonly #scores: Scores;
  readonly #totals: Totals;
  readonly #finder: ImageFinder;
  readonly #facets: Facets;
  readonly #answers = new Map<string, { version: string; answer: SearchedFacets }>();
  readonly #values = new Map<string, Kept>();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#version = new DataVersion(connection);
    this.#ranks = new Ranks(connection, this.#version);
    this.#scores = new Scores(connection, this.#version);
    this.#totals = new Totals(connection, this.#version);
    this.#finder = new ImageFinder(connection, this.#ranks, this.#scores);
    this.#facets = new Facets(connection, this.#ranks);
  }

  /**
   * Writes the temporary tables that a question needs. To be called before each, in a transaction of its own: one that
   * fails takes them back.
   */
  prepare({ filter }: Pick<ImageSearch, 'filter'>, isByRelevance: boolean): void {
    try {
      this.#ranks.refresh();
      if (isByRelevance) this.#scores.refresh(filter);
    } catch (error) {
      this.#ranks.forget();
      this.#scores.forget();
      throw error;
    }
  }

  images(search: ImageSearch, page: ImagePage): SearchedImages {
    const place = this.#ranks.placeOf(search.scope);
    const expression = filterExpression(this.#connection, search.filter);
    const total = this.#totals.count(search, expression, place);
    const one = { ...page, limit: page.limit + 1 };
    const found = total === 0 ? [] : this.#finder.find({ expression, place, total }, one);
    return {
      images: found.slice(0, page.limit).map((row) => readFound(this.#connection, row, page.sort)),
      isMore: found.length > page.limit,
      total,
      unread: countUnparsedIn(this.#connection, search.scope),
    };
  }

  facets(search: ImageSearch, question: FacetsQuestion): SearchedFacets {
    const key = JSON.stringify([search, question]);
    const version = this.#version.current;
    const kept = this.#answers.get(key);
    if (kept?.version === version) return kept.answer;
    const answer = this.#count(search, question);
    if (this.#answers.size >= MAX_ANSWERS) this.#answers.clear();
    this.#answers.set(key, { version, answer });
    return answer;
  }

  #count(search: ImageSearch, { names, limit }: FacetsQuestion): SearchedFacets {
    const place = this.#ranks.placeOf(search.scope);
    const expression = filterExpression(this.#connection, search.filter);
    const total = this.#totals.count(search, expression, place);
    const counted = this.#facets.count(search.scope, expression, place, names);
    const facets = names.map((name) => {
      const values = mostFrequent(counted.get(name) ?? [], limit + 1);
      return { name, values: values.slice(0, limit), isComplete: values.length <= limit };
    });
    return { total, facets, unread: countUnparsedIn(this.#connection, search.scope) };
  }

  /** The most frequent values that begin with a text, then those that hold it, in any case of letters. */
  values({ scope, name, prefix, limit }: ValuesQuestion): ValueCount[] {
    const wanted = prefix.toLowerCase();
    const all = this.#valuesOf(scope, name).map((one) => ({ one, value: one.value.toLowerCase() }));
    const beginning = all.filter(({ value }) => value.startsWith(wanted));
    const holding = all.filter(({ value }) => !value.startsWith(wanted) && value.includes(wanted));
    const choose = (from: typeof all): ValueCount[] =>
      mostFrequent(
        from.map(({ one }) => one),
        limit,
      );
    return [...choose(beginning), ...choose(holding)].slice(0, limit);
  }

  #valuesOf(scope: SearchScope, name: FacetName): ValueCount[] {
    const key = JSON.stringify([scope, name]);
    const kept = this.#values.get(key);
    const version = this.#version.current;
    if (kept !== undefined && (kept.version === version || Date.now() - kept.at < SUGGESTED_FOR))
      return kept.values;
    const place = this.#ranks.placeOf(scope);
    const counted = this.#facets.count(scope, EVERYTHING, place, [name]);
    const values = [...(counted.get(name) ?? [])];
    if (this.#values.size >= MAX_KEPT) this.#values.clear();
    this.#values.set(key, { at: Date.now(), version, values });
    return values;
  }
}
