/** Sizes in pixels: large enough to look at, and all of them are made within seconds. */
export const SHAPES = {
  portrait: { width: 512, height: 640 },
  landscape: { width: 640, height: 512 },
  square: { width: 576, height: 576 },
} as const;

export type Shape = keyof typeof SHAPES;
