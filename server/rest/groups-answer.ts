import type { Response } from 'express';
import { LRUCache } from 'lru-cache';
import type { GroupPiece } from '../../catalog/group-pieces.js';
import { groupText, GroupTexts } from './groups-text.js';

interface Kept {
  version: number;
  texts: GroupTexts;
}

/** The texts of a piece, at hand or being composed. */
interface ComingTexts {
  coming: GroupTexts | Promise<GroupTexts>;
  piece: GroupPiece;
}

/** Bytes of composed groups that are kept: those of some 250 thousand images. */
const MAX_KEPT = 128 * 1024 * 1024;

/** Bytes that are handed to the socket at once. */
const CHUNK = 256 * 1024;

/** Writes the answer of `GET /api/groups`, and keeps what it has composed for as long as it is true. */
export class GroupsAnswer {
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: MAX_KEPT,
    sizeCalculation: ({ texts }) => texts.size + 1,
  });

  /**
   * Writes groups as they are read, as fast as the client takes them. What was composed for another request and is still
   * true is not composed again.
   * @param directory The path that was asked for.
   */
  async write(
    response: Response,
    { total, pieces }: { total: number; pieces: Iterable<GroupPiece> },
    directory: string,
  ): Promise<void> {
    const chunks = new Chunks(response);
    chunks.add(Buffer.from(`{"total_groups":${total},"groups":[`));
    let isFirst = true;
    for (const { coming, piece } of this.#textsOf(pieces, directory)) {
      // Thousands of pieces that are at hand need not wait a turn each.
      const texts = coming instanceof GroupTexts ? coming : await coming;
      if (response.destroyed) return;
      const numbered = texts.numbered(piece.firstNumber, piece.wanted);
      if (numbered.length === 0) continue;
      if (!isFirst) chunks.add(COMMA);
      isFirst = false;
      for (const part of numbered) chunks.add(part);
      if (chunks.size >= CHUNK && !(await chunks.flush())) return;
    }
    chunks.add(END);
    await chunks.flush();
    response.end();
  }

  /** The next piece is read while one is written. */
  *#textsOf(pieces: Iterable<GroupPiece>, directory: string): Generator<ComingTexts> {
    let ahead: ComingTexts | null = null;
    for (const piece of pieces) {
      const coming = this.#textsOfPiece(piece, directory);
      // Its failure is told when its turn comes.
      if (coming instanceof Promise) coming.catch(() => undefined);
      if (ahead !== null) yield ahead;
      ahead = { coming, piece };
    }
    if (ahead !== null) yield ahead;
  }

  #textsOfPiece(piece: GroupPiece, directory: string): GroupTexts | Promise<GroupTexts> {
    const key = `${piece.key}\0${piece.directory}\0${directory}`;
    const kept = this.#kept.get(key);
    return kept !== undefined && kept.version === piece.version
      ? kept.texts
      : this.#compose(piece, key, directory);
  }

  async #compose(piece: GroupPiece, key: string, directory: string): Promise<GroupTexts> {
    const groups = await piece.read();
    const texts = new GroupTexts(groups.map((group) => groupText(group, directory)));
    this.#kept.set(key, { version: piece.version, texts });
    return texts;
  }
}

const COMMA = Buffer.from(',');
const END = Buffer.from(']}');

/** Collects small pieces, since each write costs as much as some kilobytes. */
class Chunks {
  readonly #response: Response;
  #parts: Buffer[] = [];
  #wake: () => void = () => undefined;
  size = 0;

  constructor(response: Response) {
    this.#response = response;
    // Once, and not chained: compression hands `drain` to a stream of its own, which `off` does not reach.
    response.on('drain', () => this.#wake());
    response.on('close', () => this.#wake());
  }

  add(part: Buffer): void {
    this.#parts.push(part);
    this.size += part.length;
  }

  /** @returns Whether somebody still waits for more; once they take it. */
  async flush(): Promise<boolean> {
    const response = this.#response;
    const chunk = Buffer.concat(this.#parts, this.size);
    this.#parts = [];
    this.size = 0;
    if (response.destroyed) return false;
    if (response.write(chunk)) return true;
    await new Promise<void>((resolve) => (this.#wake = resolve));
    return !response.destroyed;
  }
}
