import type { ImageState, StateCounts } from '../store.js';
import type { Directories } from './directories.js';
import { noCounts } from './states.js';

/** How many images of each directory went from one state to another. */
export class Counts {
  readonly #byDirectory = new Map<number, StateCounts>();

  readonly #uncertain = new Set<number>();

  move(directoryId: number, from: ImageState, to: ImageState): void {
    const counts = this.#byDirectory.get(directoryId) ?? noCounts();
    counts[from]--;
    counts[to]++;
    this.#byDirectory.set(directoryId, counts);
  }

  /** Says that what is told of a directory is not all that changes. */
  recount(directoryId: number): void {
    this.#uncertain.add(directoryId);
  }

  save(directories: Directories): void {
    for (const [id, counts] of this.#byDirectory) directories.count(id, counts);
    for (const id of this.#uncertain) directories.recount(id);
  }
}
