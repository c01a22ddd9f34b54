import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Finding, judge, note, type Target } from '../findings.js';
import { median, quantile, ratio, takeTurns, type Turn } from '../rounds.js';
import { latencies, rate } from '../server/load.js';
import { OwnCost } from '../server/own-cost.js';
import { milliseconds, perSecond } from '../units.js';

/** A server with what it is asked, path by path in turn. */
export interface Asked {
  port: number;
  paths: readonly string[];
}

interface Comparison {
  what: string;
  /** Names the yardstick, for people. */
  beside: string;
  ours: Asked;
  yardstick: Asked;
  rounds: number;
  /** Calls of a round. */
  calls: number;
  /** Left out where nothing is to be reached. */
  target?: Target;
}

const CONNECTIONS = 8;
const LAST_HUNDREDTH = 0.99;

/** Answers a second over several connections, and how long the slowest hundredth takes over one. */
export async function compare({
  what,
  beside,
  ours,
  yardstick,
  rounds,
  calls,
  target,
}: Comparison): Promise<Finding[]> {
  const client = new OwnCost();
  const [sent, most] = await takeTurns(
    [rates('seedroll', ours, calls), rates(beside, yardstick, calls)],
    rounds,
  );
  if (!sent || !most) throw new Error('nothing was measured');
  const share = client.share();
  const [late, least] = await takeTurns(
    [lateness('seedroll', ours, calls), lateness(beside, yardstick, calls)],
    rounds,
  );
  if (!late || !least) throw new Error('nothing was measured');
  const finding = {
    what: `${what}, ${CONNECTIONS} connections`,
    ours: perSecond(median(sent.figures), 'answers'),
    yardstick: `${beside}: ${perSecond(median(most.figures), 'answers')}`,
  };
  const figure = ratio(sent, most) * 100;
  return [
    target === undefined
      ? note(finding.what, finding.ours, finding.yardstick, `${figure.toFixed(0)} %`)
      : judge({ ...finding, figure, target }),
    note(
      '… p99, one connection',
      milliseconds(median(late.figures)),
      milliseconds(median(least.figures)),
      `${ratio(late, least).toFixed(2)} x`,
    ),
    note('… what the client takes', share, 'of one core'),
  ];
}

function rates(name: string, { port, paths }: Asked, calls: number): Turn {
  return { name, run: () => rate(port, paths, { connections: CONNECTIONS, calls }) };
}

function lateness(name: string, { port, paths }: Asked, calls: number): Turn {
  const [path = '/'] = paths;
  return { name, run: async () => quantile(await latencies(port, path, calls), LAST_HUNDREDTH) };
}

/** Writes JSON text that a yardstick answers with. */
export function writeAnswer(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** What our server answers, to be given to a yardstick. */
export async function answerOf(port: number, path: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  if (!response.ok) throw new Error(`expected an answer to ${path}, received ${response.status}`);
  return response.json();
}
