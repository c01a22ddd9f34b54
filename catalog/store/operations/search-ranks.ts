import { compareDirectories, compareNames } from '../../order.js';
import type { Connection } from '../connection.js';
import type { SearchScope } from '../store.js';
import { fromTextColumn } from '../text.js';
import type { DataVersion } from './data-version.js';
import type { Place } from './filter-leads.js';
import type { Condition } from './filter-sql.js';

/** A directory, or one that has directories below it that are known. */
interface Node {
  path: string;
  id: number | null;
  parent: Node | null;
  images: number;
  children: Map<string, Node>;
  /** The last rank of those below it, or its own. */
  last: number;
}

const IMAGES = 'unparsed + parsed + empty + unreadable';

/**
 * The places of directories in the order of the catalog, depth first in natural order, which SQLite does not know: as the
 * table `ranks`, to be ordered by, for as long as no directory comes or goes.
 */
export class Ranks {
  readonly #connection: Connection;
  readonly #version: DataVersion;
  #seenAt = '';
  #listed = '';
  /** By rank. */
  #nodes: readonly Node[] = [];
  #ranks = new Map<string, number>();

  constructor(connection: Connection, version: DataVersion) {
    this.#connection = connection;
    this.#version = version;
  }

  /** Sees to it that the table is right. Call it at the begin of a transaction. */
  refresh(): void {
    const version = this.#version.current;
    if (version === this.#seenAt) return;
    const rows = this.#connection
      .sql(`SELECT id, path, ${IMAGES} AS images FROM directories ORDER BY path`)
      .all<{ id: number; path: string; images: number }>();
    const listed = rows.map(({ id, path }) => `${id} ${path}`).join('/');
    if (listed !== this.#listed) {
      this.#nodes = inOrder(rows);
      this.#ranks = new Map(this.#nodes.map(({ path }, rank) => [path, rank]));
      this.#version.passOver(() => this.#write());
      this.#listed = listed;
    }
    for (const { path, images } of rows) {
      const node = this.#nodes[this.#ranks.get(fromTextColumn(path)) ?? -1];
      if (node !== undefined) node.images = images;
    }
    this.#seenAt = version;
  }

  /** Forgets all: a transaction that has failed took the table back. */
  forget(): void {
    this.#seenAt = '';
    this.#listed = '';
  }

  /** The directories of a scope, as a condition on images. */
  placeOf({ path, recursive, without }: SearchScope): Place {
    const first = this.#ranks.get(path);
    const node = first === undefined ? undefined : this.#nodes[first];
    if (first === undefined || node === undefined) return { sql: 'FALSE', values: [], images: 0 };
    if (!recursive) return { sql: 'images.directory_id = ?', values: [node.id], images: node.images };
    const own = this.#nodes.slice(first, node.last + 1);
    const left = new Set(without.flatMap((one) => this.#below(one)));
    const conditions: Condition[] = [];
    if (own.length < this.#nodes.length) {
      const sql = 'images.directory_id IN (SELECT directory_id FROM ranks WHERE rank BETWEEN ? AND ?)';
      conditions.push({ sql, values: [first, node.last] });
    }
    if (left.size > 0) {
      const ids = [...left].map(({ id }) => id);
      const sql = 'images.directory_id NOT IN (SELECT value FROM json_each(?))';
      conditions.push({ sql, values: [JSON.stringify(ids.filter((id) => id !== null))] });
    }
    return {
      sql: conditions.map(({ sql }) => sql).join(' AND '),
      values: conditions.flatMap(({ values }) => values),
      images: own.reduce((sum, one) => sum + (left.has(one) ? 0 : one.images), 0),
    };
  }

  /**
   * How many images of a scope are in each of its directories and below it, but for the base directory.
   * @param counts By directory; all of their images where null.
   */
  countBelow(
    { path, recursive, without }: SearchScope,
    counts: ReadonlyMap<number, number> | null,
  ): { value: string; count: number }[] {
    const first = this.#ranks.get(path) ?? -1;
    const own = this.#nodes.slice(first, recursive ? (this.#nodes[first]?.last ?? first) + 1 : first + 1);
    const left = new Set(without.flatMap((one) => this.#below(one)));
    const sums = new Map<Node, number>();
    // Those below a directory come behind it.
    for (const node of own.toReversed()) {
      const images = counts === null ? node.images : (counts.get(node.id ?? -1) ?? 0);
      const sum = (sums.get(node) ?? 0) + (left.has(node) ? 0 : images);
      sums.set(node, sum);
      if (node.parent !== null) sums.set(node.parent, (sums.get(node.parent) ?? 0) + sum);
    }
    return own
      .map((node) => ({ value: node.path, count: sums.get(node) ?? 0 }))
      .filter(({ value, count }) => value !== '' && count > 0);
  }

  /** The rank of a directory; between two ranks where it is not there. */
  rankOf(path: string): number {
    const known = this.#ranks.get(path);
    if (known !== undefined) return known;
    let from = 0;
    let to = this.#nodes.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (compareDirectories(this.#nodes[middle]?.path ?? '', path) < 0) from = middle + 1;
      else to = middle;
    }
    return from - 0.5;
  }

  #below(path: string): readonly Node[] {
    const first = this.#ranks.get(path);
    return first === undefined ? [] : this.#nodes.slice(first, (this.#nodes[first]?.last ?? first) + 1);
  }

  #write(): void {
    this.#connection
      .sql(
        `CREATE TEMP TABLE IF NOT EXISTS ranks (
           rank INTEGER PRIMARY KEY,
           directory_id INTEGER NOT NULL UNIQUE
         )`,
      )
      .run();
    this.#connection.sql('DELETE FROM temp.ranks').run();
    const ranked = this.#nodes.flatMap(({ id }, rank) => (id === null ? [] : [[rank, id]]));
    this.#connection
      .sql(
        `INSERT INTO temp.ranks (rank, directory_id)
         SELECT value ->> 0, value ->> 1 FROM json_each(?)`,
      )
      .run(JSON.stringify(ranked));
  }
}

/** Depth first, siblings in natural order. */
function inOrder(rows: readonly { id: number; path: string }[]): Node[] {
  const base = makeNode('', null);
  for (const { id, path } of rows) find(base, fromTextColumn(path)).id = id;
  const ordered: Node[] = [];
  const visit = (node: Node): void => {
    ordered.push(node);
    for (const [, child] of [...node.children].toSorted(([a], [b]) => compareNames(a, b))) visit(child);
    node.last = ordered.length - 1;
  };
  visit(base);
  return ordered;
}

function find(base: Node, path: string): Node {
  let node = base;
  for (const name of path === '' ? [] : path.split('/')) {
    const child = node.children.get(name) ?? makeNode(node === base ? name : `${node.path}/${name}`, node);
    node.children.set(name, child);
    node = child;
  }
  return node;
}

function makeNode(path: string, parent: Node | null): Node {
  return { path, id: null, parent, images: 0, children: new Map(), last: 0 };
}
