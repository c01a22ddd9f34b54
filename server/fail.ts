import { SeedrollError } from '../schema/errors.js';

/** Ends the program with one clear line, or with the stack of what nobody foresaw. */
export function fail(error: unknown): never {
  const isExplained = error instanceof SeedrollError;
  console.error(
    `seedroll: ${isExplained ? error.message : error instanceof Error ? error.stack : String(error)}`,
  );
  process.exit(1);
}
