import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdSet } from '../../../catalog/store/operations/id-set.js';

it('a set of ids holds what was added, wherever the ids begin', () => {
  const ids = fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.maxSafeInteger().map(Math.abs));
  fc.assert(
    fc.property(fc.array(ids), fc.array(ids), (added, others) => {
      const set = new IdSet();
      const expected = new Set(added);
      for (const id of added) set.add(id);
      expect(set.size).toBe(expected.size);
      for (const id of [...added, ...others]) expect(set.has(id)).toBe(expected.has(id));
    }),
  );
});
