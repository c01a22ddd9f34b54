import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { countInstantiations } from '../../scripts/types/instantiations.js';

const Budget = z.strictObject({ sources: z.number(), declarations: z.number() });
const text = readFileSync(new URL('type-budget.json', import.meta.url), 'utf8');
const budget = Budget.parse(JSON.parse(text));

/** What a change may add before somebody has to look at it. */
const TOLERANCE = 1.1;

it.each(['sources', 'declarations'] as const)(
  'editors have no more to do than before, by the %s',
  (origin) => {
    const found = countInstantiations(origin, process.env['SEEDROLL_BUILD'] ?? '');
    const message = `${found} type instantiations, ${budget[origin]} before; where more are meant: npm run types:budget`;
    expect(found, message).toBeLessThanOrEqual(budget[origin] * TOLERANCE);
  },
);
