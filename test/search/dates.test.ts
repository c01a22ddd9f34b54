import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatSearch, parseSearch } from '../../schema/search/index.js';

const zone = process.env['TZ'];
beforeEach(() => {
  process.env['TZ'] = 'Europe/Berlin';
});
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** Two hours before midnight in UTC, an hour before it in Berlin. */
const now = new Date('2026-11-23T22:00:30Z');

/** The begin of a day in Berlin, where clocks are an hour ahead of UTC in winter and two in summer. */
const winter = (day: string) => new Date(`${day}T00:00:00+01:00`).toISOString();
const summer = (day: string) => new Date(`${day}T00:00:00+02:00`).toISOString();

describe('spans of days', () => {
  it.each([
    ['2026-11-23', winter('2026-11-23'), winter('2026-11-24')],
    ['2026-3-29', winter('2026-03-29'), summer('2026-03-30')],
    ['2026-10', summer('2026-10-01'), winter('2026-11-01')],
    ['2024-02-29', winter('2024-02-29'), winter('2024-03-01')],
    ['2026', winter('2026-01-01'), winter('2027-01-01')],
    ['2026-11-01..2026-11-05', winter('2026-11-01'), winter('2026-11-06')],
    ['2025..2026-10', winter('2025-01-01'), winter('2026-11-01')],
    ['today', winter('2026-11-23'), winter('2026-11-24')],
    ['TODAY', winter('2026-11-23'), winter('2026-11-24')],
    ['yesterday', winter('2026-11-22'), winter('2026-11-23')],
    ['yesterday..today', winter('2026-11-22'), winter('2026-11-24')],
    ['2026-11-23T10:00', '2026-11-23T09:00:00.000Z', '2026-11-23T09:01:00.000Z'],
    ['2026-11-23T10:00Z', '2026-11-23T10:00:00.000Z', '2026-11-23T10:01:00.000Z'],
    ['2026-11-23T10:00:07+05:45', '2026-11-23T04:15:07.000Z', '2026-11-23T04:15:08.000Z'],
    ['2026-11-23T10:00:07.5Z', '2026-11-23T10:00:07.500Z', '2026-11-23T10:00:07.501Z'],
  ])('date:%s', (value, from, before) => {
    expect(parseSearch(`date:${value}`, { now })).toEqual({ date: { from, before } });
  });
});

describe('spans that are open', () => {
  it.each([
    ['>2026-10-01', { from: summer('2026-10-02') }],
    ['>=2026-10-01', { from: summer('2026-10-01') }],
    ['<2026-10-01', { before: summer('2026-10-01') }],
    ['<=2026-10-01', { before: summer('2026-10-02') }],
    ['<=2026', { before: winter('2027-01-01') }],
    ['2026-10-01..', { from: summer('2026-10-01') }],
    ['..2026-10-01', { before: summer('2026-10-02') }],
    ['<today', { before: winter('2026-11-23') }],
    ['1d', { from: winter('2026-11-23') }],
    ['7d', { from: winter('2026-11-17') }],
    ['2w', { from: winter('2026-11-10') }],
    ['1m', { from: summer('2026-10-24') }],
    ['1y', { from: winter('2025-11-24') }],
    ['3h', { from: '2026-11-23T19:00:00.000Z' }],
    ['*', {}],
  ])('date:%s', (value, date) => {
    expect(parseSearch(`date:${value}`, { now })).toEqual({ date });
  });
});

it('what was written before the last seven days is what was not written in them', () => {
  expect(parseSearch('-date:7d', { now })).toEqual({ none: [{ date: { from: winter('2026-11-17') } }] });
});

it('without a `now` relative dates count from the present', () => {
  const before = new Date();
  const { date } = parseSearch('date:1h');
  const from = Date.parse(date?.from ?? '');
  expect(from).toBeLessThanOrEqual(Date.now() - 3_600_000);
  expect(from).toBeGreaterThan(before.getTime() - 3_600_000 - 60_000);
});

describe('the usual form', () => {
  it.each([
    ['date:2026-11-01..2026-11-30', 'date:2026-11'],
    ['date:2026-01..2026-12', 'date:2026'],
    ['date:2026..2026-01', 'date:2026-01'],
    ['date:2026-01-01', 'date:2026-01-01'],
    ['date:2026-01..2026-11-23', 'date:2026-01-01..2026-11-23'],
    ['date:2025..2026-10', 'date:2025-01..2026-10'],
    ['date:>2026-10-31', 'date:>=2026-11'],
    ['date:<=2025', 'date:<2026'],
    ['date:>=2026-11-01 date:<2026-11-06', 'date:2026-11-01..2026-11-05'],
    ['date:>=2027 date:<2026', 'date:>=2027 date:<2026'],
    ['date:>=2026-11-23T10:00', 'date:>=2026-11-23T09:00Z'],
    ['date:today', 'date:2026-11-23'],
    ['date:7d', 'date:>=2026-11-17'],
    ['date:*', 'date:*'],
  ])('of %s is %s', (line, usual) => {
    expect(formatSearch(parseSearch(line, { now }))).toBe(usual);
  });
});

it.each([
  ['date:2026-00', 'a month 0'],
  ['date:2026-11-31', 'a day that the month has not'],
  ['date:2025-02-29', 'a day that the year has not'],
  ['date:26-11-23', 'a year of two digits'],
  ['date:2026-11-23T25:00', 'an hour 25'],
  ['date:23.11.2026', 'another order'],
  ['date:0d', 'no days'],
  ['date:<7d', 'a comparison with a duration'],
  ['date:2026..2026..2027', 'two ranges in one'],
  ['date:..', 'a range without ends'],
  ['date:today..yesterday', 'a range that begins behind its end'],
])('%s is refused: %s', (line) => {
  expect(() => parseSearch(line, { now })).toThrow(expect.objectContaining({ field: 'query', offset: 5 }));
});
