type Attributes = Readonly<Record<string, string | number>>;

/** One SVG element. Numbers are written with one decimal, small ones (opacities, scales) with three. */
export function tag(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${round(value)}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
}

function round(value: string | number): string | number {
  return typeof value === 'number' ? Number(value.toFixed(Math.abs(value) <= 2 ? 3 : 1)) : value;
}

/** Path data, its numbers rounded: d`M ${x} ${y} h 20 Z`. */
export function d(strings: TemplateStringsArray, ...numbers: readonly number[]): string {
  return String.raw({ raw: strings }, ...numbers.map(round));
}

/** A closed shape with straight sides. */
export function polygon(
  points: readonly (readonly [x: number, y: number])[],
  attributes: Attributes,
): string {
  return tag('polygon', { points: points.map(([x, y]) => d`${x} ${y}`).join(' '), ...attributes });
}

export function circle(cx: number, cy: number, r: number, attributes: Attributes): string {
  return tag('circle', { cx, cy, r, ...attributes });
}

export function rect(x: number, y: number, width: number, height: number, attributes: Attributes): string {
  return tag('rect', { x, y, width, height, ...attributes });
}

/** Elements moved to a place, turned there by `angle` degrees, and enlarged. */
export function placed(x: number, y: number, content: string, { angle = 0, scale = 1 } = {}): string {
  return tag('g', { transform: d`translate(${x} ${y}) rotate(${angle}) scale(${scale})` }, content);
}

/** A flat lens from (x, y) to the right, `thick` in the middle: a ripple, a streak of cloud. */
export function lens(x: number, y: number, long: number, thick: number): string {
  return d`M ${x} ${y} q ${long / 2} ${-thick} ${long} 0 q ${-long / 2} ${thick} ${-long} 0Z`;
}

/** A gradient from one height of the picture to another, as `url(#id)`, whatever it fills. */
export function between(id: string, from: number, to: number, colors: readonly string[]): string {
  return tag(
    'linearGradient',
    { id, gradientUnits: 'userSpaceOnUse', x1: 0, x2: 0, y1: from, y2: to },
    stops(colors),
  );
}

/** A gradient from the top to the bottom of what it fills, as `url(#id)`. */
export function downward(id: string, colors: readonly string[]): string {
  return tag('linearGradient', { id, x2: 0, y2: 1 }, stops(colors));
}

/** Like a bell curve: a glow of few straight stops shows rings. */
const FADE = [1, 0.82, 0.56, 0.33, 0.17, 0.07, 0.02, 0];

/** A glow that fades from the middle out, as `url(#id)`. */
export function glow(id: string, color: string, opacity: number): string {
  const fade = FADE.map((share, index) =>
    tag('stop', {
      offset: index / (FADE.length - 1),
      'stop-color': color,
      'stop-opacity': opacity * share,
    }),
  );
  return tag('radialGradient', { id }, fade.join(''));
}

function stops(colors: readonly string[]): string {
  const last = Math.max(1, colors.length - 1);
  return colors.map((color, index) => tag('stop', { offset: index / last, 'stop-color': color })).join('');
}

/** The colour at `part` (0 to 1) of the way between two colours, all as `#rrggbb`. */
export function mix(from: string, to: string, part: number): string {
  const channels = [1, 3, 5].map((at) => {
    const start = Number.parseInt(from.slice(at, at + 2), 16);
    const end = Number.parseInt(to.slice(at, at + 2), 16);
    return Math.round(start + (end - start) * part)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
