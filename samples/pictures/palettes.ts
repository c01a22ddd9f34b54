/** The colours of one picture, as `#rrggbb`. */
export interface Palette {
  /** From the top of the sky to the horizon. */
  sky: readonly [top: string, middle: string, horizon: string];
  /** Sun, moon, or what else shines. */
  shine: string;
  /** Layers of a landscape, far to near. */
  far: string;
  layers: readonly string[];
  near: string;
  /** Small bright things. */
  accents: readonly string[];
}

function palette(
  sky: Palette['sky'],
  shine: string,
  [far, ...layers]: readonly [string, ...string[]],
  accents: string,
): Palette {
  return {
    sky,
    shine,
    far,
    layers: [far, ...layers],
    near: layers.at(-1) ?? far,
    accents: accents.split(' '),
  };
}

export const PALETTES = {
  dusk: palette(
    ['#2b2a5e', '#b8527a', '#ffb070'],
    '#fff1c9',
    ['#8f5a86', '#6d4478', '#4c3266', '#312350', '#1c1638'],
    '#ff8f6b #ffd36e #e85d75 #9d6cc2',
  ),
  dawn: palette(
    ['#8ec5e8', '#f9d5c8', '#fff0d6'],
    '#fffbe8',
    ['#c9b7d4', '#a89bc4', '#8080ae', '#5d6592', '#3d4a70'],
    '#f2808f #fbb667 #6fa3d6 #a98bd3',
  ),
  meadow: palette(
    ['#6fb7e6', '#bfe3f2', '#f5f7dc'],
    '#fffbd1',
    ['#b7d7a8', '#8cc084', '#5fa06a', '#3d7d57', '#245a45'],
    '#f6c445 #ef6f6c #ffffff #7a6ff0',
  ),
  autumn: palette(
    ['#7d5a7a', '#e5885f', '#f9cf8b'],
    '#fff3d6',
    ['#d98c5f', '#b9603f', '#93412f', '#6b2c2a', '#3f1d20'],
    '#f2a541 #d1495b #ffdf8e #a8492f',
  ),
  winter: palette(
    ['#5a7fb0', '#a9c6e3', '#eef5fb'],
    '#ffffff',
    ['#c3d6ea', '#9ab6d6', '#7194bf', '#4d709e', '#2b4a75'],
    '#ffffff #8fb4d9 #f2b5b5 #33527e',
  ),
  night: palette(
    ['#060b26', '#14204f', '#3b3a7a'],
    '#fdf6d8',
    ['#39417f', '#2a316a', '#1d2353', '#12173b', '#090c24'],
    '#ffe08a #8fd3ff #c59bff #ff9fb2',
  ),
  aurora: palette(
    ['#04101f', '#0b2a3d', '#155a5f'],
    '#d6ffe9',
    ['#1c5a63', '#15464f', '#0f343d', '#0a242c', '#05151b'],
    '#5dffb0 #6ee7ff #b68cff #f2ff9e',
  ),
  sea: palette(
    ['#2f8fc4', '#7cc9dd', '#dcf5ec'],
    '#fff8d8',
    ['#5cc0cf', '#2f9bb8', '#1b789e', '#125680', '#0b3a5e'],
    '#ffffff #ffd166 #ef767a #8ee3ef',
  ),
  candy: palette(
    ['#ffd9ec', '#ffc2d9', '#ffe9c9'],
    '#ffffff',
    ['#ffb3c7', '#f78fb3', '#c56cf0', '#8854d0', '#574b90'],
    '#f78fb3 #63cdda #f7d794 #786fa6',
  ),
  retro: palette(
    ['#f4e7c5', '#f0c988', '#e9a15b'],
    '#fff5dc',
    ['#e9c46a', '#f4a261', '#e76f51', '#2a9d8f', '#264653'],
    '#e76f51 #e9c46a #2a9d8f #264653',
  ),
  sakura: palette(
    ['#d7e6f2', '#f7dbe2', '#f3c3d0'],
    '#fffafa',
    ['#eab8c6', '#d997ad', '#b97493', '#8a5575', '#553a58'],
    '#ffffff #f28ca4 #d95d7f #8fb08c',
  ),
  ink: palette(
    ['#f5f1e8', '#e4ddcf', '#cfc6b5'],
    '#c8442f',
    ['#b9b2a4', '#928c82', '#6b6760', '#45433f', '#232221'],
    '#c8442f #2c2b29 #8b857a #e0b84c',
  ),
  neon: palette(
    ['#12002b', '#3a0764', '#a1127a'],
    '#ffd9f7',
    ['#5b1a8c', '#431274', '#2f0b5a', '#1e0640', '#10032a'],
    '#00f0ff #ff3cac #ffe14d #8b5cff',
  ),
  desert: palette(
    ['#4aa0b5', '#f2cfa0', '#f6a76c'],
    '#fff6df',
    ['#e2a36f', '#c97f55', '#a85f47', '#7d4440', '#4f2f38'],
    '#e4572e #f3a712 #5b9aa0 #fbe3c0',
  ),
  forest: palette(
    ['#d9ead6', '#b3d4bd', '#86b79d'],
    '#fffde0',
    ['#7fae95', '#5b9079', '#3f725f', '#295446', '#16372f'],
    '#f4d35e #ee964b #faf0ca #b5d99c',
  ),
} satisfies Record<string, Palette>;

export type PaletteName = keyof typeof PALETTES;
