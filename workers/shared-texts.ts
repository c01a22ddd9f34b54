import type { Found } from '../metadata/read.js';
import type { Metadata } from '../schema/models/metadata.js';
import type { PackedMetadata } from './pack.js';
import { cutSeed, type SeedCut } from './seed-cut.js';
import { dependsOnlyOnSeed } from './seed-proof.js';

/** What all texts have in common that are the same but for the digits of the seed. */
interface Known {
  format: string | null;
  carrier: string;
  /** In front of the digits, and behind them. */
  before: string;
  after: string;
  packed: PackedMetadata;
  /** With these a text says something else. */
  otherSeeds: readonly string[];
}

/** Characters of texts that are remembered; with what is made of them, some three times as many bytes or six. */
const MOST_CHARACTERS = 300_000;
const LONGEST_TEXT = 16_384;
/** Of texts that cannot be told apart by their mark. */
const MOST_ALIKE = 16;

/**
 * Remembers what was packed of the texts of an image. The others of its batch hold the same but for the seed, so that
 * nothing need be read into them. What is given back is exactly what reading and packing would give: what cannot be shown
 * to be so (`seed-proof.ts`) is not remembered.
 */
export class SharedTexts {
  readonly #known = new Map<number, Known[]>();
  #characters = 0;
  #cut: SeedCut | null = null;

  /** @returns null where nothing is known; `learn` then takes what was packed of the same texts. */
  recall(found: Found): PackedMetadata | null {
    const cut = cutSeed(found);
    this.#cut = cut;
    if (cut === null) return null;
    for (const known of this.#known.get(markOf(cut)) ?? []) {
      if (!isSame(known, cut, found)) continue;
      const seed = cut.text.slice(cut.start, cut.end);
      if (known.otherSeeds.includes(seed)) return null;
      const { state, otherSeeds, recipe } = known.packed;
      return { state, seed, otherSeeds, recipe };
    }
    return null;
  }

  /** Takes what was packed of the texts that were asked about last. */
  learn(metadata: Metadata, packed: PackedMetadata): void {
    const cut = this.#cut;
    this.#cut = null;
    if (cut === null || cut.text.length > LONGEST_TEXT || !dependsOnlyOnSeed(cut, metadata, packed)) return;
    // Batches follow one another: what was known of those before is not missed.
    if (this.#characters > MOST_CHARACTERS) {
      this.#known.clear();
      this.#characters = 0;
    }
    this.#characters += cut.text.length;
    const mark = markOf(cut);
    const alike = this.#known.get(mark) ?? [];
    if (alike.length >= MOST_ALIKE) alike.pop();
    alike.unshift({
      format: metadata.format,
      carrier: cut.field.carrier,
      before: cut.text.slice(0, cut.start),
      after: cut.text.slice(cut.end),
      packed,
      otherSeeds: packed.otherSeeds?.split(' ') ?? [],
    });
    this.#known.set(mark, alike);
  }
}

function isSame({ format, carrier, before, after }: Known, cut: SeedCut, { format: ofFile }: Found): boolean {
  const { text, start, end, field } = cut;
  return (
    before.length === start &&
    after.length === text.length - end &&
    format === ofFile &&
    carrier === field.carrier &&
    text.slice(0, start) === before &&
    text.slice(end) === after
  );
}

/** How many characters of a text go into its mark. */
const SAMPLES = 8;

/** The same for the same texts, and nearly always another one for others, at far less cost than a hash of all. */
function markOf({ text, start, end, field }: SeedCut): number {
  let mark = (start * 31 + text.length - end) * 31 + field.carrier.length;
  for (let sample = 1; sample <= SAMPLES; sample++) {
    mark = (Math.imul(mark, 31) + text.charCodeAt(Math.floor((start * sample) / (SAMPLES + 1)))) | 0;
  }
  return mark;
}
