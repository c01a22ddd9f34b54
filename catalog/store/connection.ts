import { type Database, faultOf, type Statement, type Value } from './driver.js';

/** Statements that are kept of those of which there is no end. */
const MAX_PASSING = 64;

/** One connection to the database, with its prepared statements and transactions. */
export class Connection {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();
  readonly #bigStatements = new Map<string, Statement>();
  readonly #passing = new Map<string, Statement>();
  readonly #caches: { clear(): void }[] = [];
  #version: number | null = null;
  #foreignWrites = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A statement, prepared once. Its integers come as numbers, and must fit them. */
  sql(sql: string): Statement {
    return this.#prepare(this.#statements, sql);
  }

  /** As `sql`, with integers as BigInts: times in nanoseconds and inodes are beyond what a number holds exactly. */
  bigSql(sql: string): Statement {
    return this.#prepare(this.#bigStatements, sql);
  }

  /** As `sql`, for statements of which there is no end: only the last ones are kept. */
  passingSql(sql: string): Statement {
    const statement = this.#passing.get(sql) ?? this.#database.prepare(sql);
    this.#passing.delete(sql);
    this.#passing.set(sql, statement);
    const [oldest] = this.#passing.keys();
    if (this.#passing.size > MAX_PASSING && oldest !== undefined) this.#passing.delete(oldest);
    return statement;
  }

  #prepare(statements: Map<string, Statement>, sql: string): Statement {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    statement.setReadBigInts(statements === this.#bigStatements);
    statements.set(sql, statement);
    return statement;
  }

  /** The id of the row that an INSERT has made. */
  insert(sql: string, ...values: readonly Value[]): number {
    return Number(this.sql(sql).run(...values).lastInsertRowid);
  }

  /**
   * A cache of ids. It is emptied where they may no longer be true: after a failed transaction, and after another
   * process has written.
   */
  cache<Key, Item>(): Map<Key, Item> {
    const cache = new Map<Key, Item>();
    this.#caches.push(cache);
    return cache;
  }

  /** Runs `body` in one transaction, so that all that it reads is from one moment. */
  read<Result>(body: () => Result): Result {
    return this.#transaction('BEGIN', body);
  }

  /** Runs `body` in one transaction, which it takes the writer's lock for at its start. */
  write<Result>(body: () => Result): Result {
    return this.#transaction('BEGIN IMMEDIATE', body);
  }

  #transaction<Result>(begin: string, body: () => Result): Result {
    this.#database.exec(begin);
    try {
      this.#noticeOthers();
      const result = body();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.forget();
      this.#rollBack();
      throw error;
    }
  }

  /** How often transactions found that other processes had written since the one before. */
  get foreignWrites(): number {
    return this.#foreignWrites;
  }

  /** Empties the caches. */
  forget(): void {
    for (const cache of this.#caches) cache.clear();
  }

  close(): void {
    this.#statements.clear();
    this.#bigStatements.clear();
    this.#passing.clear();
    this.#database.close();
  }

  #noticeOthers(): void {
    const version = this.sql('PRAGMA data_version').get<{ data_version: number }>()?.data_version ?? 0;
    if (version === this.#version) return;
    this.forget();
    if (this.#version !== null) this.#foreignWrites++;
    this.#version = version;
  }

  /** SQLite has rolled back by itself after some errors, a full disk among them, and then refuses to. */
  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch (error) {
      if (faultOf(error) !== null) throw error;
    }
  }
}
