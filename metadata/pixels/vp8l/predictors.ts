const BLACK = 0xff00_0000;

/** Tells a pixel by those around it: left, above, above to the right, above to the left. */
type Predictor = (left: number, up: number, upRight: number, upLeft: number) => number;

/** By the mode (RFC 9649, chapter 4.1); modes beyond these are black, as in libwebp. */
const predictors: readonly Predictor[] = [
  () => BLACK,
  (left) => left,
  (_left, up) => up,
  (_left, _up, upRight) => upRight,
  (_left, _up, _upRight, upLeft) => upLeft,
  (left, up, upRight) => average(average(left, upRight), up),
  (left, _up, _upRight, upLeft) => average(left, upLeft),
  (left, up) => average(left, up),
  (_left, up, _upRight, upLeft) => average(upLeft, up),
  (_left, up, upRight) => average(up, upRight),
  (left, up, upRight, upLeft) => average(average(left, upLeft), average(up, upRight)),
  (left, up, _upRight, upLeft) => select(left, up, upLeft),
  (left, up, _upRight, upLeft) => channels(left, up, upLeft, (a, b, c) => a + b - c),
  (left, up, _upRight, upLeft) => {
    const middle = average(left, up);
    return channels(middle, middle, upLeft, (a, _b, c) => a + Math.trunc((a - c) / 2));
  },
];

export function predictorOf(mode: number): Predictor {
  return predictors[mode] ?? (() => BLACK);
}

/** The sum of two pixels, channel by channel. */
export function sum(a: number, b: number): number {
  const alphaAndGreen = (a & 0xff00ff00) + (b & 0xff00ff00);
  const redAndBlue = (a & 0x00ff00ff) + (b & 0x00ff00ff);
  return (alphaAndGreen & 0xff00ff00) | (redAndBlue & 0x00ff00ff);
}

function average(a: number, b: number): number {
  return (((a ^ b) & 0xfefefefe) >>> 1) + (a & b);
}

/** Left or above, whichever is nearer to left + above - above left. */
function select(left: number, up: number, upLeft: number): number {
  return difference(up, upLeft) < difference(left, upLeft) ? left : up;
}

function difference(a: number, b: number): number {
  return (
    Math.abs((a >>> 24) - (b >>> 24)) +
    Math.abs(((a >>> 16) & 0xff) - ((b >>> 16) & 0xff)) +
    Math.abs(((a >>> 8) & 0xff) - ((b >>> 8) & 0xff)) +
    Math.abs((a & 0xff) - (b & 0xff))
  );
}

/** One function of each channel of three pixels, held between 0 and 255. */
function channels(a: number, b: number, c: number, of: (a: number, b: number, c: number) => number): number {
  return (
    (clamp(of(a >>> 24, b >>> 24, c >>> 24)) << 24) |
    (clamp(of((a >>> 16) & 0xff, (b >>> 16) & 0xff, (c >>> 16) & 0xff)) << 16) |
    (clamp(of((a >>> 8) & 0xff, (b >>> 8) & 0xff, (c >>> 8) & 0xff)) << 8) |
    clamp(of(a & 0xff, b & 0xff, c & 0xff))
  );
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
