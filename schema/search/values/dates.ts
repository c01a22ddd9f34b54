import type { DateRange } from '../../models/filter.js';
import { NAMES } from '../conditions.js';
import { dateText, dayOf, local, type Span, spanOf, timeText, unitFrom } from './days.js';
import type { Mistake, SearchField } from './value.js';

/** When a file was last written. Days are those of the local time zone: that of the server, where it reads the line. */
export const dateField: SearchField = {
  name: NAMES.date,
  aliases: [],
  forms: [
    '2026-11-23',
    '2026-11',
    '2026',
    '2026-11-01..2026-11-05',
    '>=2026-11-23',
    'today',
    'yesterday',
    '7d',
  ],
  keywords: ['today', 'yesterday', '7d', '30d'],
  read: ({ text }, now) => {
    const value = readDates(text.toLowerCase(), now);
    return typeof value === 'string'
      ? value
      : { kind: 'condition', condition: { kind: 'dates', key: 'date', value } };
  },
};

function readDates(text: string, now: Date): DateRange | Mistake {
  if (text === '*') return {};
  const since = sinceOf(text, now);
  if (since !== null) return range(since, null);
  const [, operator, date = ''] = /^(>=|<=|>|<|=)?(.*)$/s.exec(text) ?? [];
  if (operator === undefined && text.includes('..')) return readRange(text, now);
  const span = daysOf(date, now);
  if (span === null) return 'wrong';
  switch (operator) {
    case '>':
      return range(span.end, null);
    case '>=':
      return range(span.start, null);
    case '<':
      return range(null, span.start);
    case '<=':
      return range(null, span.end);
    default:
      return range(span.start, span.end);
  }
}

/** What `dateField` reads as this span; several where they must all hold. */
export function writeDates({ from, before }: DateRange): string[] {
  if (from === undefined && before === undefined) return ['*'];
  if (from !== undefined && before !== undefined) {
    const days = writeDays(new Date(from), new Date(before));
    if (days !== null) return [days];
  }
  return [
    ...(from === undefined ? [] : [`>=${writeMoment(new Date(from))}`]),
    ...(before === undefined ? [] : [`<${writeMoment(new Date(before))}`]),
  ];
}

function readRange(text: string, now: Date): DateRange | Mistake {
  const at = text.indexOf('..');
  const [first, last] = [text.slice(0, at), text.slice(at + 2)];
  const from = first === '' ? null : daysOf(first, now);
  const to = last === '' ? null : daysOf(last, now);
  const isWrong = (first !== '' && from === null) || (last !== '' && to === null);
  if (isWrong || (from === null && to === null)) return 'wrong';
  if (from !== null && to !== null && from.start >= to.end) return 'reversed';
  return range(from?.start ?? null, to?.end ?? null);
}

/** `7d`: today and the six days before; weeks, months and years likewise. `3h`: the last three hours, to the minute. */
function sinceOf(text: string, now: Date): Date | null {
  const [, digits, unit] = /^([1-9]\d{0,3})([hdwmy])$/.exec(text) ?? [];
  const count = Number(digits);
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  switch (unit) {
    case 'h':
      return new Date(Math.floor(now.getTime() / 60_000 - count * 60) * 60_000);
    case 'd':
      return dayOf(now, 1 - count).start;
    case 'w':
      return dayOf(now, 1 - 7 * count).start;
    case 'm':
      return local(year, month - count, day + 1);
    case 'y':
      return local(year - count, month, day + 1);
    default:
      return null;
  }
}

function daysOf(text: string, now: Date): Span | null {
  if (text === 'today') return dayOf(now);
  return text === 'yesterday' ? dayOf(now, -1) : spanOf(text);
}

/** Moments outside the years 0000 to 9999 of UTC have no text in the model, and no files: they bound nothing. */
function range(from: Date | null, before: Date | null): DateRange {
  const [first, last] = [from, before].map((moment) => moment?.toISOString());
  return {
    ...(first === undefined || /^\D/.test(first) ? {} : { from: first }),
    ...(last === undefined || /^\D/.test(last) ? {} : { before: last }),
  };
}

/** Whole days, months or years: one of them, or `first..last`. Null for anything else. */
function writeDays(from: Date, before: Date): string | null {
  const units = new Set([unitFrom(from), unitFrom(before)]);
  if (from >= before || units.has(null)) return null;
  const unit = units.has('day') ? 'day' : units.has('month') ? 'month' : 'year';
  const first = dateText(from, unit);
  // The moment before: in the last of them.
  const last = dateText(new Date(before.getTime() - 1), unit);
  return first === last ? first : `${first}..${last}`;
}

function writeMoment(moment: Date): string {
  const unit = unitFrom(moment);
  return unit === null ? timeText(moment) : dateText(moment, unit);
}
