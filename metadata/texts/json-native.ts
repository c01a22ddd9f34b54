import type { JsonValue } from './json.js';

/**
 * An integer that a double may round: of 17 digits or more, or of 16 that begin with 9 (2^53 is 9007199254740992). In JSON
 * one of these characters stands in front of a number, or nothing; that some texts hold the same does no harm.
 */
const LONG_INTEGER = /(?:^|[:[,\s-])(?:\d{17}|9\d{15})/;
/** The engine parses lists in lists of any depth, with a stack of its own: 40 bytes a character. */
const MAX_LENGTH = 1024 * 1024;

/**
 * Parses JSON by the engine's own parser where that gives exactly what the reader of `json.ts` does, and takes the
 * prototypes away. Twice as fast as that for graphs of 200 kB (0.9 ms against 2.0).
 * @returns undefined where it would not, for whatever reason.
 */
export function parseNatively(text: string, maxDepth: number): JsonValue | undefined {
  if (text.length > MAX_LENGTH || LONG_INTEGER.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return withoutPrototypes(value, maxDepth) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes the prototypes away, level by level: then it is as this project has JSON.
 * @returns Whether there are no more levels than allowed.
 */
function withoutPrototypes(value: unknown, maxDepth: number): value is JsonValue {
  let level: object[] = isContainer(value) ? [value] : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= maxDepth) return false;
    const next: object[] = [];
    for (const container of level) {
      if (isRecord(container)) {
        // Not `Object.values`, which makes this half as fast.
        for (const key in container) {
          const member = container[key];
          if (isContainer(member)) next.push(member);
        }
        Object.setPrototypeOf(container, null);
      } else if (Array.isArray(container)) {
        for (const member of container) if (isContainer(member)) next.push(member);
      }
    }
    level = next;
  }
  return true;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isRecord(container: object): container is Record<string, unknown> {
  return !Array.isArray(container);
}
