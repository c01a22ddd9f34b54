import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../corpora/library.js';
import { type Finding, judge, note } from '../findings.js';
import { type Measured, median, ratio, takeTurns, type Turn } from '../rounds.js';
import { ask, latencies } from '../server/load.js';
import { milliseconds, timeOf } from '../units.js';
import type { ApiPart } from './part.js';

/** Calls of a round, one after the other. */
const CALLS = 50;

const RULES: readonly { name: string; rule: object }[] = [
  { name: 'the default rule', rule: {} },
  { name: 'a step of 2', rule: { step: 2 } },
  { name: 'gaps of up to 3', rule: { maxGap: 3 } },
  { name: 'split by prompt', rule: { splitBy: ['prompt'] } },
  { name: 'seeds of the metadata', rule: { seedFrom: 'metadata' } },
];

/** What is asked with each rule, of the whole library. */
const QUESTIONS: readonly { name: string; path: string; input: object }[] = [
  { name: 'first page of groups', path: '/trpc/groups.list', input: {} },
  { name: 'ids and counts of 1000 groups', path: '/trpc/groups.index', input: { limit: 1000 } },
];

/**
 * Groups by other rules, beside those by the default one: again and again, and asked for the first time after an image came.
 */
export const rulesPart: ApiPart = {
  name: 'rules',
  async measure({ library, port, rounds }) {
    const findings = await firstQuestions(port);
    for (const { name, path, input } of QUESTIONS) {
      const pathOf = (rule: object): string => pathWith(path, { ...input, rule });
      const warm = RULES.map(({ name: of, rule }): Turn => ({
        name: of,
        run: async () => median(await latencies(port, pathOf(rule), CALLS)),
      }));
      const changed = RULES.map(({ name: of, rule }): Turn => ({
        name: of,
        run: () => afterChange(library, port, pathOf(rule)),
      }));
      findings.push(
        ...compareAll(name, await takeTurns(warm, rounds)),
        ...compareAll(`${name}, after a change`, await takeTurns(changed, rounds)),
      );
    }
    return findings;
  },
};

/** Holds each rule against the default one, which comes first. */
function compareAll(what: string, [plain, ...others]: readonly Measured[]): Finding[] {
  if (plain === undefined) throw new Error('nothing was measured');
  return others.map((other) =>
    judge({
      what: `${what}: ${other.name}`,
      ours: timeOf(other),
      yardstick: `${plain.name}: ${timeOf(plain)}`,
      figure: ratio(other, plain),
      target: { atMost: 5, unit: 'x' },
    }),
  );
}

/** How long the very first question with a rule takes, for which the whole library is looked through. */
async function firstQuestions(port: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, rule } of RULES.slice(1)) {
    const { lastByte } = await ask(port, pathWith('/trpc/groups.list', { rule }));
    findings.push(note(`very first page of groups: ${name}`, milliseconds(lastByte)));
  }
  return findings;
}

function pathWith(path: string, input: object): string {
  return `${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
}

/** Has an image come, asks, and has it go again. @returns Milliseconds of the answer. */
async function afterChange({ directories, folder }: Library, port: number, path: string): Promise<number> {
  const [directory = folder] = directories;
  const [image = ''] = readdirSync(directory);
  const extra = join(directory, `999999-999999${image.slice(image.lastIndexOf('.'))}`);
  copyFileSync(join(directory, image), extra);
  try {
    return (await ask(port, path)).lastByte;
  } finally {
    rmSync(extra);
  }
}
