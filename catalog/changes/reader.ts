import { SeedrollError } from '../../schema/errors.js';
import type { Change, Changes } from '../../schema/models/changes.js';
import { notFound, statOf } from '../door.js';
import { enterDirectory, pathOfReal } from '../entrance.js';
import type { Parts } from '../parts.js';
import { follow } from './follow.js';
import { ChangeScope } from './scope.js';

/** Changes taken out of the log at once. */
const TAKEN_AT_ONCE = 1000;

/** What one request asks of the changes. */
export class ChangesReader {
  readonly #parts: Parts;
  readonly #signal: AbortSignal | undefined;

  constructor(parts: Parts, signal: AbortSignal | undefined) {
    this.#parts = parts;
    this.#signal = signal;
  }

  /**
   * The changes behind an id, those included that were made before the question and that nobody has noticed yet. The first
   * scan of all names is not waited for.
   * @throws SeedrollError FORBIDDEN; NOT_FOUND for a directory that is none, but where `after` is given.
   */
  async list(question: { after?: string | undefined; directory: string; limit: number }): Promise<Changes> {
    const { changes: log, refresher } = this.#parts;
    const { after, directory, limit } = question;
    const { scope, isGone } = await this.#scope(directory, after !== undefined);
    let place = after === undefined ? log.last : log.placeOf(after);
    if (after !== undefined && refresher.hasAll) {
      if (isGone) await refresher.refresh({ path: '', recursive: true }, this.#signal);
      else await enterDirectory(this.#parts, directory, true, this.#signal);
    }
    const changes: Change[] = [];
    while (place !== null && changes.length < limit) {
      const entries = log.behind(place, TAKEN_AT_ONCE);
      if (entries === null) place = null;
      if (entries === null || place === null || entries.length === 0) break;
      for (const entry of entries) {
        place++;
        if (scope.has(entry)) changes.push(scope.describe(log.idOf(place), entry));
        if (changes.length === limit) break;
      }
    }
    return place === null
      ? { changes: [], lastId: log.idOf(log.last), isReset: true }
      : { changes, lastId: log.idOf(place), isReset: false };
  }

  /**
   * Tells of changes as they come, until the request ends.
   * @throws SeedrollError FORBIDDEN; NOT_FOUND for a directory that is none, but where `lastEventId` is given.
   */
  async follow(question: {
    lastEventId?: string | undefined;
    directory: string;
  }): Promise<AsyncIterable<Change>> {
    const { scope } = await this.#scope(question.directory, question.lastEventId !== undefined);
    const { changes: log, lookout } = this.#parts;
    lookout.begin();
    const told = follow(log, {
      after: question.lastEventId,
      isWanted: (entry) => scope.has(entry),
      signal: this.#signal,
    });
    return describeAll(told, ({ place, entry }) => scope.describe(log.idOf(place), entry));
  }

  /**
   * @param isResumed Whether somebody goes on, who is to be told that the directory has gone rather than be turned away.
   * @throws SeedrollError FORBIDDEN, NOT_FOUND.
   */
  async #scope(directory: string, isResumed: boolean): Promise<{ scope: ChangeScope; isGone: boolean }> {
    const { door } = this.#parts;
    try {
      const resolved = await door.resolve(directory);
      if (resolved.path !== '' && !(await statOf(resolved)).isDirectory()) throw notFound();
      const path = pathOfReal(door, resolved.real);
      return { scope: new ChangeScope({ asked: resolved.path, path }), isGone: false };
    } catch (error) {
      if (!isResumed || !(error instanceof SeedrollError) || error.code !== 'NOT_FOUND') throw error;
      const path = door.nameOf(directory);
      return { scope: new ChangeScope({ asked: path, path }), isGone: true };
    }
  }
}

async function* describeAll<Item, Result>(
  items: AsyncIterable<Item>,
  describe: (item: Item) => Result,
): AsyncGenerator<Result, void, undefined> {
  for await (const item of items) yield describe(item);
}
