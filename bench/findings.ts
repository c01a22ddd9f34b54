import { table } from './table.js';

/** A figure beside its yardstick, and what is to be reached. Texts are for people. */
export interface Finding {
  what: string;
  ours: string;
  /** Empty where there is none. */
  yardstick: string;
  /** What the target is about, such as `31 %`. */
  ratio: string;
  /** Empty where nothing is to be reached. */
  target: string;
  isMet: boolean | null;
}

/** What is to be reached, in the unit in which the figure is written. */
export interface Target {
  atLeast?: number;
  atMost?: number;
  unit: '%' | 'x' | 'MB' | 'kB' | 'bytes' | 'ms';
}

interface Judged {
  what: string;
  ours: string;
  yardstick?: string;
  /** In the target's unit. */
  figure: number;
  target: Target;
}

/** Holds a figure against its target. */
export function judge({ what, ours, yardstick = '', figure, target }: Judged): Finding {
  const { atLeast, atMost, unit } = target;
  const isMet = figure >= (atLeast ?? -Infinity) && figure <= (atMost ?? Infinity);
  const bound =
    atLeast === undefined ? `at most ${withUnit(atMost ?? 0, unit)}` : `at least ${withUnit(atLeast, unit)}`;
  return { what, ours, yardstick, ratio: withUnit(figure, unit), target: bound, isMet };
}

/** A figure of which nothing is expected. */
export function note(what: string, ours: string, yardstick = '', ratio = ''): Finding {
  return { what, ours, yardstick, ratio, target: '', isMet: null };
}

/** Something that could not be measured, and why. */
export function skipped(what: string, reason: string): Finding {
  return note(what, `skipped: ${reason}`);
}

/** Prints the findings, and says which targets were missed. */
export function printFindings(title: string, findings: readonly Finding[], markdown: boolean): void {
  console.log(`\n${markdown ? '### ' : ''}${title}\n`);
  const rows = findings.map(({ what, ours, yardstick, ratio, target, isMet }) => [
    what,
    ours,
    yardstick,
    ratio,
    target,
    isMet === null ? '' : isMet ? 'met' : 'MISSED',
  ]);
  console.log(table([['', 'seedroll', 'yardstick', 'ratio', 'target', ''], ...rows], markdown));
  const judged = findings.filter(({ isMet }) => isMet !== null);
  const missed = judged.filter(({ isMet }) => isMet === false);
  if (judged.length === 0) return;
  console.log(`\n${judged.length - missed.length} of ${judged.length} targets met.`);
  for (const { what, ratio, target } of missed) console.log(`Missed: ${what}: ${ratio}, expected ${target}.`);
}

function withUnit(figure: number, unit: Target['unit']): string {
  return `${figureText(figure)} ${unit}`;
}

/** Three digits that count, no more than are measured. */
export function figureText(figure: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(figure), 0.01))));
  return figure.toLocaleString('en', { maximumFractionDigits: Math.min(3, digits) });
}
