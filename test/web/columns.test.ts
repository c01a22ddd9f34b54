import { describe, expect, it } from 'vitest';
import { columnsFor } from '../../client/web/compare/columns.js';

const WIDE = { width: 1600, height: 800 };
const PHONE = { width: 390, height: 600 };

describe('columnsFor', () => {
  it.each([
    ['four tall images on a wide screen', 4, 0.6, WIDE, 4],
    ['four square ones', 4, 1, WIDE, 4],
    ['four wide ones', 4, 2, WIDE, 2],
    ['two tall ones on a phone', 2, 0.66, PHONE, 1],
    ['two wide ones on a phone', 2, 1.5, PHONE, 1],
    ['four square ones on a phone', 4, 1, PHONE, 2],
  ])('gives %s the most room', (_, count, aspect, room, columns) => {
    expect(columnsFor(count, aspect, room)).toBe(columns);
  });

  it('has a column for each before anything is measured', () => {
    expect(columnsFor(3, 1, { width: 0, height: 0 })).toBe(3);
  });
});
