import { closeSync, createWriteStream, openSync, readSync } from 'node:fs';
import { once } from 'node:events';
import { BATCH } from '../corpora/recipes.js';
import { type Finding, judge, note } from '../findings.js';
import { MOST_IMAGES_READ } from '../peers/straightforward-groups.js';
import { startBare, startOurs, startStraightforward } from '../peers/peers.js';
import { peakMemory, residentMemory, resetPeakMemory } from '../processes/memory.js';
import { median, ratio, takeTurns, type Turn } from '../rounds.js';
import { megabytes, milliseconds, timeOf } from '../units.js';
import type { Answer } from './connection.js';
import { ask } from './load.js';
import type { ServerPart } from './part.js';

const GROUPS = '/api/groups';
const GZIP = { head: ['Accept-Encoding: gzip'] };
/** Two words of the corpora side by side: 3 of 100 groups have them. */
const SEARCH = 'a lighthouse, rain on glass';

/** The answer that has all groups: in full, compressed, and searched. */
export const groupsPart: ServerPart = {
  name: 'groups',
  async measure({ library, scratch, rounds }) {
    await using ours = await startOurs({
      baseDirectory: library.folder,
      dataDirectory: scratch.path('data'),
      isReadFirst: true,
    });
    const { port } = ours.told;
    const file = scratch.path('groups.json');
    const whole = await save(port, GROUPS, file);
    expectAll(file, library.images);
    await using bare = await startBare({ file, gzip: false });
    await using bareGzip = await startBare({ file, gzip: true });
    await using simple = await startStraightforward(library.folder);

    const plain = answers('all groups', port, GROUPS);
    const compressed = answers('all groups, gzip', port, GROUPS, GZIP);
    const found = answers('groups found', port, `${GROUPS}?search=${encodeURIComponent(SEARCH)}`);
    const nothing = answers('no group found', port, `${GROUPS}?search=a%20text%20of%20no%20prompt`);
    const copied = answers('the same bytes', bare.told.port, '/');
    const copiedGzip = answers('the same bytes, gzip', bareGzip.told.port, '/');
    const read = answers('straightforward reader', simple.told.port, '/');
    const withReader = library.images <= MOST_IMAGES_READ ? [read] : [];

    let peak = 0;
    const before = residentMemory(ours.pid);
    const watched: Turn = {
      name: plain.name,
      async run(round) {
        resetPeakMemory(ours.pid);
        const figure = await plain.run(round);
        peak = Math.max(peak, peakMemory(ours.pid) ?? 0);
        return figure;
      },
    };
    const turns = [watched, copied, compressed, copiedGzip, found, nothing, ...withReader];
    const [full, copy, zip, copyZip, some, none, reader] = await takeTurns(turns, rounds);
    if (!full || !copy || !zip || !copyZip || !some || !none) throw new Error('nothing was measured');

    const size = megabytes(whole.bytes / 1e6);
    const findings: Finding[] = [
      judge({
        what: `GET /api/groups, ${size}, warm, to the last byte`,
        ours: timeOf(full),
        yardstick: `bare HTTP server, same bytes: ${timeOf(copy)}`,
        figure: ratio(full, copy),
        target: { atMost: 4, unit: 'x' },
      }),
      note(
        '… to the first byte of the body',
        milliseconds(median(plain.firstBytes)),
        milliseconds(median(copied.firstBytes)),
      ),
      note(
        '… peak of resident memory',
        megabytes(peak),
        before === null ? '' : `before: ${megabytes(before)}`,
      ),
      note(
        `… with gzip, ${megabytes(compressed.bytes() / 1e6)}`,
        timeOf(zip),
        `bare, gzip at its quickest, ${megabytes(copiedGzip.bytes() / 1e6)}: ${timeOf(copyZip)}`,
        `${ratio(zip, copyZip).toFixed(2)} x`,
      ),
      judge({
        what: `… with search, ${megabytes(found.bytes() / 1e6)}`,
        ours: timeOf(some),
        yardstick: `in full: ${timeOf(full)}`,
        figure: ratio(some, full) * 100,
        target: { atMost: 10, unit: '%' },
      }),
      note('… with search that finds nothing', timeOf(none), '', `${(ratio(none, full) * 100).toFixed(1)} %`),
    ];
    if (reader !== undefined) {
      findings.push(
        note(
          '… of the straightforward reader',
          timeOf(full),
          timeOf(reader),
          `${ratio(full, reader).toFixed(3)} x`,
        ),
      );
    }
    return findings;
  },
};

interface Answers extends Turn {
  /** Milliseconds, of all rounds. */
  firstBytes: number[];
  /** Of an answer. */
  bytes(): number;
}

/** Asks once a round; its figure is the milliseconds to the last byte. */
function answers(name: string, port: number, path: string, options?: { head: readonly string[] }): Answers {
  const firstBytes: number[] = [];
  let last: Answer | undefined;
  return {
    name,
    firstBytes,
    bytes: () => last?.bytes ?? 0,
    async run() {
      last = await ask(port, path, options);
      firstBytes.push(last.firstByte);
      return last.lastByte;
    },
  };
}

async function save(port: number, path: string, file: string): Promise<Answer> {
  const stream = createWriteStream(file);
  const answer = await ask(port, path, { onBody: (piece) => void stream.write(Buffer.from(piece)) });
  stream.end();
  await once(stream, 'finish');
  return answer;
}

const HEAD_LENGTH = 64;

/** Leaving groups out is quick, and would look like speed. */
function expectAll(file: string, images: number): void {
  const descriptor = openSync(file, 'r');
  const head = Buffer.alloc(HEAD_LENGTH);
  readSync(descriptor, head, 0, HEAD_LENGTH, 0);
  closeSync(descriptor);
  const found = /"total_groups":(\d+)/.exec(head.toString())?.[1];
  const expected = Math.ceil(images / BATCH);
  if (found !== String(expected)) throw new Error(`expected ${expected} groups, received ${found ?? 'none'}`);
}
