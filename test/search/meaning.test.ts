import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Filter as FilterModel, type Filter, type NumberRange } from '../../schema/models/filter.js';
import { formatSearch, normaliseFilter, parseSearch } from '../../schema/search/index.js';

/** An image of which little is known; null what is not. */
interface Picture {
  text: string | null;
  steps: number | null;
  seed: number | null;
}

/** What filters say of pictures, from their description alone. */
function isFound(picture: Picture, filter: Filter): boolean {
  const { text, steps, seed, all = [], any, none = [] } = filter;
  return (
    (text === undefined || picture.text === text) &&
    (steps === undefined || isIn(picture.steps, steps)) &&
    (seed === undefined ||
      isIn(picture.seed, { from: Number(seed.from ?? -Infinity), to: Number(seed.to ?? Infinity) })) &&
    all.every((each) => isFound(picture, each)) &&
    (any === undefined || any.some((each) => isFound(picture, each))) &&
    !none.some((each) => isFound(picture, each))
  );
}

function isIn(value: number | null, { from, to, above, below }: NumberRange): boolean {
  return (
    value !== null &&
    value >= (from ?? -Infinity) &&
    value <= (to ?? Infinity) &&
    value > (above ?? -Infinity) &&
    value < (below ?? Infinity)
  );
}

const pictures: Picture[] = ['a', 'b', null].flatMap((text) =>
  [0, 1, 2, 3, null].flatMap((steps) => [0, 1, 2, null].map((seed) => ({ text, steps, seed }))),
);

const bound = fc.integer({ min: 0, max: 3 });
const bounds = { requiredKeys: [] };
const decimal = bound.map(String);
const filters = fc.letrec<{ filter: Filter }>((tie) => {
  const text = fc.constantFrom('a', 'b');
  const steps = fc.record({ from: bound, to: bound, above: bound, below: bound }, bounds);
  const seed = fc.record({ from: decimal, to: decimal }, bounds);
  const nested = fc.array(tie('filter'), { maxLength: 3 });
  const all = fc.record({ text, steps, seed, all: nested, any: nested, none: nested }, bounds);
  return {
    filter: fc
      .oneof({ maxDepth: 4 }, fc.record({ text }, bounds), all)
      .map((filter): Filter => FilterModel.parse(filter)),
  };
}).filter;

it('neither the usual form nor the line of a filter finds other images than the filter', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const usual = normaliseFilter(filter);
      const read = parseSearch(formatSearch(filter));
      const wrong = pictures.filter((picture) => {
        const isMeant = isFound(picture, filter);
        return isFound(picture, usual) !== isMeant || isFound(picture, read) !== isMeant;
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['a -b', (picture: Picture) => picture.text === 'a'],
  [
    'a steps:1 | b steps:2',
    ({ text, steps }: Picture) => (text === 'a' && steps === 1) || (text === 'b' && steps === 2),
  ],
  ['-(a | steps:>1)', ({ text, steps }: Picture) => text !== 'a' && !(steps !== null && steps > 1)],
  ['steps:* -seed:1-2', ({ steps, seed }: Picture) => steps !== null && seed !== 1 && seed !== 2],
  ['-*', () => false],
  ['', () => true],
])('%s finds what it says', (line, isMeant) => {
  const found = pictures.filter((picture) => isFound(picture, parseSearch(line)));
  expect(found).toEqual(pictures.filter(isMeant));
});
