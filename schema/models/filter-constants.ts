/** What filters are held to. Apart from their model, for whoever does without the validator. */

/** Longest text of one condition, in characters. */
export const MAX_TEXT = 10_000;

/** Most conditions of a filter, those within others included. */
export const MAX_CONDITIONS = 200;

/** How deep conditions may stand within one another; see `checkFilter` for how it is counted. */
export const MAX_DEPTH = 20;

/** What an image may be. */
export const IMAGE_TRAITS = [
  'parsed',
  'empty',
  'unreadable',
  'unparsed',
  'portrait',
  'landscape',
  'square',
] as const;
