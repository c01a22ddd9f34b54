/** Which part of an image is seen how large, so that it can be the same for all that are compared, whatever boxes they are in. */
export interface Lens {
  /** 1 shows all of it. */
  scale: number;
  /** How far its middle is from the middle of its box, in widths of the image at scale 1. */
  x: number;
  /** The same in heights. */
  y: number;
}

/** Lengths in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A place seen from the middle of a box, in widths and heights of the image at scale 1. */
export interface Place {
  x: number;
  y: number;
}

export const WHOLE: Lens = { scale: 1, x: 0, y: 0 };
const LARGEST = 40;

/** The size of an image that is seen whole in a box. */
export function fitted(aspect: number, box: Size): Size {
  const width = Math.min(box.width, box.height * aspect);
  return { width, height: width / aspect };
}

/** Zooms by a factor, out as far as all is seen; what is seen at a place stays there. */
export function zoomed(lens: Lens, by: number, at: Place = { x: 0, y: 0 }): Lens {
  const scale = Math.min(LARGEST, Math.max(Math.min(1, lens.scale), lens.scale * by));
  const factor = scale / lens.scale;
  return { scale, x: at.x - (at.x - lens.x) * factor, y: at.y - (at.y - lens.y) * factor };
}

/** Moves what is seen, in widths and heights of the image at scale 1. */
export function moved(lens: Lens, by: Place): Lens {
  return { ...lens, x: lens.x + by.x, y: lens.y + by.y };
}

/** Brings an image back whose edge has come away from that of its box without need. */
export function held({ scale, x, y }: Lens, aspect: number, box: Size): Lens {
  const { width, height } = fitted(aspect, box);
  return {
    scale,
    x: within(x, (scale - box.width / width) / 2),
    y: within(y, (scale - box.height / height) / 2),
  };
}

/** The scale at which a pixel of an image is one of the screen; below 1 for images that are smaller than their box. */
export function actualScale(pixels: Size, box: Size, pixelRatio: number): number {
  const { width } = fitted(pixels.width / pixels.height, box);
  return Math.min(LARGEST, pixels.width / pixelRatio / width);
}

function within(value: number, most: number): number {
  return most <= 0 ? 0 : Math.min(most, Math.max(-most, value));
}
