export interface Size {
  width: number;
  height: number;
}

/** How the picture lies in the stage: how much larger than at fit, and where its upper left corner is, in CSS pixels. */
export interface Position {
  scale: number;
  x: number;
  y: number;
}

/** A point of a picture: from 0, its left and upper edges, to 1. */
export interface Point {
  x: number;
  y: number;
}

/** Small pictures are not made larger than this to fill the stage: there is no more to see. */
const MOST_ENLARGED = 4;

/** The size at which all of a picture is seen, in CSS pixels. */
export function fitted(picture: Size, stage: Size): Size {
  if (picture.width <= 0 || picture.height <= 0) return { width: 0, height: 0 };
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height, MOST_ENLARGED);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** How much larger than at fit a picture is when each of its pixels is one of the screen. */
export function actualScale(picture: Size, fit: Size, pixelRatio: number): number {
  return fit.width === 0 ? 1 : picture.width / pixelRatio / fit.width;
}

/** Which point of the picture is in the middle of the stage. */
export function middleOf({ scale, x, y }: Position, fit: Size, stage: Size): Point {
  return {
    x: fit.width === 0 ? 0.5 : (stage.width / 2 - x) / (fit.width * scale),
    y: fit.height === 0 ? 0.5 : (stage.height / 2 - y) / (fit.height * scale),
  };
}

/** The position that has a point of the picture in the middle of the stage, or as near as the picture's edges allow. */
export function positionFor(middle: Point, scale: number, fit: Size, stage: Size): Position {
  return {
    scale,
    x: within(stage.width / 2 - middle.x * fit.width * scale, fit.width * scale, stage.width),
    y: within(stage.height / 2 - middle.y * fit.height * scale, fit.height * scale, stage.height),
  };
}

function within(start: number, length: number, room: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.max(room - length, Math.min(0, start));
}
