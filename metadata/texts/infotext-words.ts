export const NEGATIVE = 'Negative prompt:';
/** A line with fewer pairs belongs to the prompt (the writer's own reader has the same rule). */
export const MIN_PAIRS = 3;
/** Every parameter line of every generator holds one of these; comfy-image-saver writes the last. */
export const ANCHORS: ReadonlySet<string> = new Set([
  'Steps',
  'Sampler',
  'Seed',
  'CFG scale',
  'Size',
  'Model',
  'CFG Scale',
]);
/** Lines that sd-dynamic-prompts appends behind the parameter line; their values hold commas and line ends. */
export const TEMPLATE = /^((?:Negative )?Template):\s*(.*)$/s;
