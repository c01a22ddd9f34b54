import type { Node, Side } from './graph.js';

/** Nodes with several outputs of the kind of their inputs: which input stands behind which output. */
const OUTPUTS: Readonly<Record<string, readonly string[]>> = {
  'KSampler Config (rgthree)': ['steps_total', 'refiner_step', 'cfg', 'sampler_name', 'scheduler'],
};
const SIZE = ['width', 'height'];

/** The input that an output of a node hands on; null where the node is not known to. */
export function slotInput({ type, inputs }: Node, slot: number): string | null {
  if (Object.hasOwn(OUTPUTS, type)) return OUTPUTS[type]?.[slot] ?? null;
  const isSize = 'width' in inputs && 'height' in inputs && Object.keys(inputs).length === SIZE.length;
  return isSize ? (SIZE[slot] ?? null) : null;
}

/** Nodes with an output for each prompt, and the slot of the positive one; the negative one follows. */
const POSITIVE_SLOTS: readonly (readonly [type: RegExp, slot: number])[] = [
  [/^(?:Efficient Loader|KSampler (?:Adv\. )?\(Efficient\))$/, 1],
  [/^easy (?:pipeOut|pipeIn)$|^ttN pipe(?:OUT|IN|Loader|KSampler)|^Unpack SDXL Tuple$/i, 2],
  [/^FromBasicPipe$/, 3],
  [/^FromBasicPipe_v2$|^easy \w*loader$|^Context(?: Big)? \(rgthree\)$/i, 4],
  [/styler|stylesSelector/i, 0],
];

/**
 * Which prompt an output is of. Nodes that take both hand the positive one out first (`ControlNetApplyAdvanced`), and
 * may be wired crosswise; of loaders and pipes other outputs come first.
 * @param side Which prompt is looked for: the answer where the output does not tell.
 */
export function sideOf({ type, inputs }: Node, slot: number, side: Side): Side {
  const known = POSITIVE_SLOTS.find(([pattern]) => pattern.test(type))?.[1];
  const isTwoSided = 'positive' in inputs && 'negative' in inputs && !/loader|pipe|context/i.test(type);
  const first = known ?? (isTwoSided ? 0 : null);
  if (first === null) return side;
  if (slot === first) return 'positive';
  return slot === first + 1 ? 'negative' : side;
}
