import type { GroupRule, GroupSplit } from '../schema/models/group-rule.js';

/** Consecutive seeds in the names of files: what the catalog keeps groups of. */
export const DEFAULT_RULE: GroupRule = { step: 1, maxGap: 0, splitBy: [], seedFrom: 'name' };

/** In which order it is looked at what a rule splits by. */
const SPLITS: readonly GroupSplit[] = ['prompt', 'model', 'size'];

const SEED_SOURCES: readonly GroupRule['seedFrom'][] = ['name', 'metadata'];

/** A rule in the one form that all rules of its meaning have. */
export function normaliseRule({ step, maxGap, splitBy, seedFrom }: GroupRule): GroupRule {
  return {
    // There is a negative zero.
    step: step + 0,
    // Equal seeds have none between them.
    maxGap: step === 0 ? 0 : maxGap,
    splitBy: SPLITS.filter((split) => splitBy.includes(split)),
    seedFrom,
  };
}

/** A short text that stands for a rule in its usual form. */
export function textOfRule({ step, maxGap, splitBy, seedFrom }: GroupRule): string {
  const splits = splitBy.map((split) => SPLITS.indexOf(split)).join('');
  return `${step}.${maxGap}.${splits}.${SEED_SOURCES.indexOf(seedFrom)}`;
}

/** The rule of a text that `textOfRule` may have made; null for any other. */
export function ruleOfText(text: string): GroupRule | null {
  const [, step, maxGap, splits, source] = /^(-?\d{1,16})\.(\d{1,5})\.(\d{0,3})\.(\d)$/.exec(text) ?? [];
  const seedFrom = SEED_SOURCES[Number(source)];
  if (step === undefined || splits === undefined || seedFrom === undefined) return null;
  const splitBy = splits.split('').flatMap((digit) => SPLITS[Number(digit)] ?? []);
  const rule = normaliseRule({ step: Number(step), maxGap: Number(maxGap), splitBy, seedFrom });
  return textOfRule(rule) === text && Number.isSafeInteger(rule.step) ? rule : null;
}

/** @param rule In its usual form. */
export function isDefaultRule({ step, maxGap, splitBy, seedFrom }: GroupRule): boolean {
  return step === 1 && maxGap === 0 && splitBy.length === 0 && seedFrom === 'name';
}

/** Whether groups are made of names alone, so that nothing that is read from files changes them. */
export function isOfNames({ splitBy, seedFrom }: GroupRule): boolean {
  return splitBy.length === 0 && seedFrom === 'name';
}
