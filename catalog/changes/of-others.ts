import type { Store } from '../store/store.js';
import { directoryChange } from './entries.js';
import type { ChangeLog } from './log.js';

/**
 * Another process over the same store may have read the metadata of images that this one has found, before it came to
 * them. Where one has written, the directories of the latest changes are to be read again.
 */
export class ChangesOfOthers {
  readonly #log: ChangeLog;
  readonly #store: Pick<Store, 'foreignWrites'>;
  #place = 0;
  #foreignWrites = 0;

  constructor({ changes, store }: { changes: ChangeLog; store: Pick<Store, 'foreignWrites'> }) {
    this.#log = changes;
    this.#store = store;
  }

  /** To be called whenever nothing is left to be read. */
  async tell(): Promise<void> {
    const foreignWrites = await this.#store.foreignWrites();
    if (foreignWrites !== this.#foreignWrites) {
      const directories = this.#log.directoriesBehind(this.#place);
      if (directories === null) this.#log.reset();
      else this.#log.append([...directories].map(directoryChange));
    }
    this.#foreignWrites = foreignWrites;
    this.#place = this.#log.last;
  }
}
