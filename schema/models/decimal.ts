import { z } from 'zod';
import { CANONICAL } from './decimal-text.js';

/**
 * A non-negative integer of any length as decimal text without leading zeros. Seeds reach 2^64-1, which a
 * JavaScript number cannot hold: text in the domain and in the typed APIs, BigInt for arithmetic.
 */
export const Decimal = z
  .string()
  .regex(CANONICAL, 'expected an unsigned integer as decimal text')
  .brand<'Decimal'>()
  .describe('Unsigned integer of any length, as decimal text.');
export type Decimal = z.infer<typeof Decimal>;
