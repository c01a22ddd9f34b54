import fc from 'fast-check';
import { normaliseRule } from '../../catalog/group-rule.js';
import type { GroupRule } from '../../schema/models/group-rule.js';

/** Any rule but the default one, in its usual form. */
export const otherRule: fc.Arbitrary<GroupRule> = fc
  .record({
    step: fc.oneof(fc.constantFrom(0, 1, 2, -1), fc.integer({ min: -5, max: 5 })),
    maxGap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 }), fc.constant(120)),
    splitBy: fc.subarray(['prompt', 'model', 'size'] as const),
    seedFrom: fc.constantFrom('name' as const, 'metadata' as const),
  })
  .map(normaliseRule)
  .filter(
    ({ step, maxGap, splitBy, seedFrom }) =>
      step !== 1 || maxGap > 0 || splitBy.length > 0 || seedFrom === 'metadata',
  );
