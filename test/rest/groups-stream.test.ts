import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import express from 'express';
import { describe, expect, it, vi } from 'vitest';
import type { GroupPiece } from '../../catalog/group-pieces.js';
import { emptyMetadata } from '../../schema/models/empty-metadata.js';
import type { GroupContents } from '../../catalog/group-models.js';
import { compression } from '../../server/compression.js';
import { GroupsAnswer } from '../../server/rest/groups-answer.js';
import { at } from '../support/server.js';

/** Long, and of a kind that compression does little to: a piece of such groups is 640 kB. */
function groupOf(number: number): GroupContents {
  const filename = `${number}-1.png`;
  const image = { id: filename, path: filename, filename, directory: '', fileId: null, seed: null };
  const prompt = randomBytes(7500).toString('base64');
  return {
    id: filename,
    number,
    directory: '',
    count: 1,
    firstSeed: null,
    lastSeed: null,
    images: [image],
    metadata: { ...emptyMetadata(), prompt, promptWords: [] },
  };
}

interface Pieces {
  pieces: Iterable<GroupPiece>;
  /** How many were read. */
  read: number;
  /** Pieces from this one on wait until they are let go. */
  heldFrom: number;
  letGo(): void;
}

function makePieces(count: number, heldFrom = Infinity): Pieces {
  const gate = new EventEmitter();
  const made: Pieces = {
    read: 0,
    heldFrom,
    letGo: () => {
      made.heldFrom = Infinity;
      gate.emit('open');
    },
    pieces: Array.from({ length: count }, (_, index) => ({
      key: String(index),
      version: 1,
      directory: '',
      firstNumber: 1 + 64 * index,
      wanted: null,
      async read() {
        if (index >= made.heldFrom) await once(gate, 'open');
        made.read++;
        return Array.from({ length: 64 }, (_, place) => groupOf(64 * index + place));
      },
    })),
  };
  return made;
}

interface Route extends AsyncDisposable {
  ask(encoding?: string): Promise<IncomingMessage>;
  /** Fulfilled once an answer was written, or given up. */
  over: Promise<unknown>;
}

async function serve({ pieces }: Pieces, total: number): Promise<Route> {
  const answer = new GroupsAnswer();
  const outcome = new EventEmitter();
  const over = once(outcome, 'over');
  const app = express().use(compression());
  app.get('/', async (_request, response) => {
    await answer.write(response.type('json'), { total, pieces }, '');
    outcome.emit('over');
  });
  const server = createServer(app);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    over,
    ask: (encoding = 'identity') =>
      new Promise((resolve, reject) => {
        const headers = { 'accept-encoding': encoding };
        get({ port: address.port, host: '127.0.0.1', headers }, resolve).once('error', reject);
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** How many pieces were read once that no longer rises. */
async function steady(pieces: Pieces): Promise<number> {
  let before = -1;
  await vi.waitFor(
    () => {
      const last = before;
      before = pieces.read;
      expect(before).toBe(last);
    },
    { timeout: 20_000, interval: 200 },
  );
  return before;
}

describe('an answer of many groups', () => {
  it('starts before its end is read', async () => {
    const pieces = makePieces(8, 4);
    await using route = await serve(pieces, 512);
    const answer = await route.ask();
    const [first] = await once(answer, 'data');
    expect(String(first)).toMatch(/^{"total_groups":512,"groups":\[{"group_id":1,/);
    expect(pieces.read).toBeLessThanOrEqual(4);
    pieces.letGo();
    let text = String(first);
    for await (const part of answer) text += String(part);
    const groups = at(JSON.parse(text), 'groups');
    expect(groups).toHaveLength(512);
    expect(at(groups, 511, 'group_id')).toBe(512);
  });

  it.each(['identity', 'gzip', 'br'])(
    '(%s) waits for a client that does not read, and stops when it leaves',
    async (encoding) => {
      const pieces = makePieces(1000);
      await using route = await serve(pieces, 64_000);
      const answer = await route.ask(encoding);
      // 100 pieces are 64 MB: what the system and the compressor keep of a connection is less.
      const read = await steady(pieces);
      expect(read).toBeLessThan(100);
      answer.destroy();
      await route.over;
      expect(pieces.read).toBeLessThanOrEqual(read + 2);
    },
  );

  it('costs no more than what is kept of it, however long it is', { timeout: 60_000 }, async () => {
    const pieces = makePieces(1500);
    await using route = await serve(pieces, 96_000);
    const before = process.memoryUsage();
    let most = 0;
    let bytes = 0;
    for await (const part of await route.ask()) {
      bytes += Buffer.byteLength(String(part));
      const { external, arrayBuffers } = process.memoryUsage();
      most = Math.max(most, external + arrayBuffers - before.external - before.arrayBuffers);
    }
    expect(bytes).toBeGreaterThan(900e6);
    // 128 MiB of texts, counted as external and as buffers both, and some chunks.
    expect(most).toBeLessThan(500e6);
  });

  it('breaks off where a piece cannot be read: what came does not pass for the whole', async () => {
    const pieces = makePieces(8);
    await using route = await serve({ ...pieces, pieces: failingAt(4, pieces.pieces) }, 512);
    const answer = await route.ask();
    await expect(once(answer.resume(), 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

function* failingAt(broken: number, pieces: Iterable<GroupPiece>): Generator<GroupPiece> {
  let index = 0;
  for (const piece of pieces) {
    const read = index++ === broken ? () => Promise.reject(new Error('broken')) : () => piece.read();
    yield { ...piece, read };
  }
}
