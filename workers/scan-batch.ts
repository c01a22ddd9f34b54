import type { PackedMetadata, Recipe } from './pack.js';
import type { ScannedBatch } from './scan.js';

/** The stat of a file that could not be opened: no file has it. */
const NO_STAT = { size: 0n, mtimeNs: 0n, ino: 0n };

/** Writes a `ScannedBatch` as JSON text. By hand, since what a file has is digits: nothing in it needs escaping. */
export class ScanBatch {
  readonly #recipes: Recipe[] = [];
  readonly #places = new Map<Recipe, number>();
  readonly #byPrompt = new Map<string, Recipe[]>();
  #files = '';

  /** @param isRacy Whether the stat proves nothing later. */
  add(
    { state, seed, otherSeeds, recipe }: PackedMetadata,
    { size, mtimeNs, ino }: { size: bigint; mtimeNs: bigint; ino: bigint } = NO_STAT,
    isRacy = false,
  ): void {
    const others = otherSeeds === null ? 'null' : `"${otherSeeds}"`;
    const own = seed === null ? 'null' : `"${seed}"`;
    const times = isRacy ? `"0","${ino}","${mtimeNs}"` : `"${mtimeNs}","${ino}"`;
    const file = `["${state}",${own},${others},${this.#placeOf(recipe)},${size},${times}]`;
    this.#files += this.#files === '' ? file : `,${file}`;
  }

  /** Takes over what another batch holds. */
  append({ recipes, files }: ScannedBatch): void {
    for (const [state, seed, otherSeeds, place, size, mtimeNs, inode, freshNs] of files) {
      const recipe = recipes[place];
      if (recipe === undefined) throw new Error(`no recipe ${place} in the batch`);
      const stat = { size: BigInt(size), mtimeNs: BigInt(freshNs ?? mtimeNs), ino: BigInt(inode) };
      this.add({ state, seed, otherSeeds, recipe }, stat, freshNs !== undefined);
    }
  }

  toString(): string {
    return `{"recipes":${JSON.stringify(this.#recipes)},"files":[${this.#files}]}`;
  }

  #placeOf(recipe: Recipe): number {
    const known = this.#places.get(recipe);
    if (known !== undefined) return known;
    // By the prompt alone: a text of all would have to be made and hashed.
    const alike = this.#byPrompt.get(recipe.prompt) ?? [];
    const same = alike.find((other) => isEqual(other, recipe));
    const place = (same && this.#places.get(same)) ?? this.#recipes.push(recipe) - 1;
    this.#places.set(recipe, place);
    if (same === undefined) this.#byPrompt.set(recipe.prompt, [...alike, recipe]);
    return place;
  }
}

/** All else that a recipe has is made of these. */
function isEqual(a: Recipe, b: Recipe): boolean {
  return (
    a.prompt === b.prompt &&
    a.negativePrompt === b.negativePrompt &&
    a.hasRaw === b.hasRaw &&
    a.template === b.template
  );
}

/** Whether a value is a batch. Our own worker wrote it: this guards against another module in its place. */
export function isScannedBatch(value: unknown): value is ScannedBatch {
  return typeof value === 'object' && value !== null && 'recipes' in value && 'files' in value;
}
