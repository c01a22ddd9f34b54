import { toSeedColumn } from '../decimal-column.js';
import type { Value } from '../driver.js';
import type { Scope, SearchQuestion } from '../store.js';
import { toTextColumn } from '../text.js';
import { boundsBelow } from './directories.js';

/** Conditions of SQL with their values. */
export interface Conditions {
  sql: string;
  values: Value[];
}

type Comparison = readonly [sql: string, value: Value | undefined];

/** What a question asks of settings. */
export function settingsConditions(question: SearchQuestion): Conditions {
  return all([
    ['settings.model = ?', text(question.model)],
    ['settings.sampler = ?', text(question.sampler)],
    ['settings.scheduler = ?', text(question.scheduler)],
    ['settings.generator = ?', text(question.generator)],
    ['settings.steps >= ?', question.stepsFrom],
    ['settings.steps <= ?', question.stepsTo],
    ['settings.cfg_scale >= ?', question.cfgScaleFrom],
    ['settings.cfg_scale <= ?', question.cfgScaleTo],
    ['settings.width = ?', question.width],
    ['settings.height = ?', question.height],
  ]);
}

/** The range of seeds that a question asks for. */
export function seedConditions(question: SearchQuestion): Conditions {
  return all([
    ['images.known_seed >= ?', seed(question.seedFrom)],
    ['images.known_seed <= ?', seed(question.seedTo)],
  ]);
}

/** What a question asks of an image by itself. */
export function imageConditions(question: SearchQuestion): Conditions {
  const seeds = seedConditions(question);
  const times = all([
    ['images.mtime_ns >= ?', question.mtimeFromNs],
    ['images.mtime_ns <= ?', question.mtimeToNs],
  ]);
  return both(both(seeds, times), scopeConditions({ path: question.directory ?? '', recursive: true }));
}

/** The directories of a scope. */
export function scopeConditions({ path, recursive }: Scope): Conditions {
  if (!recursive) return { sql: ' AND directories.path = ?', values: [toTextColumn(path)] };
  if (path === '') return { sql: '', values: [] };
  const { from, to } = boundsBelow(path);
  return {
    sql: ' AND (directories.path = ? OR (directories.path >= ? AND directories.path < ?))',
    values: [toTextColumn(path), from, to],
  };
}

export function both(one: Conditions, other: Conditions): Conditions {
  return { sql: one.sql + other.sql, values: [...one.values, ...other.values] };
}

function all(comparisons: readonly Comparison[]): Conditions {
  const asked = comparisons.filter(([, value]) => value !== undefined);
  return {
    sql: asked.map(([sql]) => ` AND ${sql}`).join(''),
    values: asked.map(([, value]) => value ?? null),
  };
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : toTextColumn(value);
}

function seed(value: string | undefined): Value | undefined {
  return value === undefined ? undefined : toSeedColumn(value);
}
