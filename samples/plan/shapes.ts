/**
 * Sizes in pixels: of the picture, and as the infotext has it, which tells of the first pass where a second one enlarged
 * the picture.
 */
export const SHAPES = {
  portrait: { width: 512, height: 768, written: [512, 768] },
  tall: { width: 624, height: 912, written: [624, 912] },
  upright: { width: 576, height: 768, written: [576, 768] },
  landscape: { width: 768, height: 512, written: [768, 512] },
  wide: { width: 896, height: 512, written: [896, 512] },
  square: { width: 640, height: 640, written: [640, 640] },
  large: { width: 1024, height: 768, written: [1024, 768] },
  enlargedLandscape: { width: 1024, height: 768, written: [512, 384] },
  enlargedSquare: { width: 1024, height: 1024, written: [512, 512] },
} as const;

export type Shape = keyof typeof SHAPES;
