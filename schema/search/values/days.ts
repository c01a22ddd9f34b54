/** A span of time that a date stands for: the whole of a year, a month, a day, a minute or less. */
export interface Span {
  start: Date;
  /** The moment behind it. */
  end: Date;
}

/** Parts of a date that a span is as long as. */
export type Unit = 'year' | 'month' | 'day';

const DATE =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/i;

/** `2026`, `2026-11`, `2026-11-23`, `2026-11-23T10:00` with or without a time zone; null for what is no date. */
export function spanOf(text: string): Span | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const [, year = '', month, day, hour, minute, second, fraction, zone] = match;
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  if (m < 0 || m > 11 || d < 1 || d > daysIn(y, m)) return null;
  if (month === undefined) return { start: local(y, 0, 1), end: local(y + 1, 0, 1) };
  if (day === undefined) return { start: local(y, m, 1), end: local(y, m + 1, 1) };
  if (hour === undefined) return { start: local(y, m, d), end: local(y, m, d + 1) };
  const time = `${hour}:${minute}:${second ?? '00'}.${(fraction ?? '').padEnd(3, '0')}${zone ?? ''}`;
  const start = new Date(`${year}-${twoDigits(m + 1)}-${twoDigits(d)}T${time}`.toUpperCase());
  const length = second === undefined ? 60_000 : fraction === undefined ? 1000 : 1;
  return Number.isNaN(start.getTime()) ? null : { start, end: new Date(start.getTime() + length) };
}

/** The day of a moment, or one some days away from it. */
export function dayOf(moment: Date, days = 0): Span {
  const [y, m, d] = [moment.getFullYear(), moment.getMonth(), moment.getDate() + days];
  return { start: local(y, m, d), end: local(y, m, d + 1) };
}

/** The longest unit that begins with this moment; null within a day. */
export function unitFrom(moment: Date): Unit | null {
  if (dayOf(moment).start.getTime() !== moment.getTime()) return null;
  if (moment.getDate() !== 1) return 'day';
  return moment.getMonth() === 0 ? 'year' : 'month';
}

/** The year, month or day that a moment is in, as `spanOf` reads it. */
export function dateText(moment: Date, unit: Unit): string {
  const year = String(moment.getFullYear()).padStart(4, '0');
  if (unit === 'year') return year;
  const month = `${year}-${twoDigits(moment.getMonth() + 1)}`;
  return unit === 'month' ? month : `${month}-${twoDigits(moment.getDate())}`;
}

/** The moment itself, in UTC, as short as `spanOf` reads it. */
export function timeText(moment: Date): string {
  return moment.toISOString().replace(/(?::00)?\.000Z$/, 'Z');
}

/** The beginning of a day in the local time zone. `new Date(26, …)` is in 1926. */
export function local(year: number, month: number, day: number): Date {
  const date = new Date(2000, 0, 1);
  date.setFullYear(year, month, day);
  return date;
}

function daysIn(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month + 1, 0);
  return date.getUTCDate();
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
