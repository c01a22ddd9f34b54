/** Sizes in pixels: of the sample, and as the infotext has it. */
export const SHAPES = {
  portrait: { width: 192, height: 256, written: [768, 1024] },
  landscape: { width: 256, height: 192, written: [1024, 768] },
  square: { width: 224, height: 224, written: [1024, 1024] },
} as const;

export type Shape = keyof typeof SHAPES;
