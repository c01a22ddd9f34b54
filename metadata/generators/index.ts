import { a1111 } from './a1111.js';
import type { GeneratorReader } from './generator.js';

/** Every generator that is known, in the order in which they are asked. */
export const generators: readonly GeneratorReader[] = [a1111];
