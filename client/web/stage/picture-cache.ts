/** Of an image element, what the cache needs. */
export interface Decodable {
  src: string;
  decode: () => Promise<void>;
  removeAttribute: (name: string) => void;
}

type State = 'loading' | 'ready' | 'failed';

interface Entry<Picture> {
  picture: Picture;
  state: State;
}

/**
 * Pictures that are decoded before they are shown: putting one of them into the page takes no time, so nothing flashes.
 * Each is an element of its own, since what a browser decodes for one element may not be there for another.
 */
export class PictureCache<Picture extends Decodable> {
  readonly #create: (isUrgent: boolean) => Picture;
  readonly #entries = new Map<string, Entry<Picture>>();
  readonly #listeners = new Set<() => void>();
  #version = 0;

  constructor(create: (isUrgent: boolean) => Picture) {
    this.#create = create;
  }

  /** Grows whenever a picture has become ready or has failed. */
  readonly version = (): number => this.#version;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The picture of an address; null as long as it is not decoded. */
  get(address: string): Picture | null {
    const entry = this.#entries.get(address);
    return entry?.state === 'ready' ? entry.picture : null;
  }

  hasFailed(address: string): boolean {
    return this.#entries.get(address)?.state === 'failed';
  }

  /** Whether there is nothing more to wait for. */
  isSettled(address: string): boolean {
    const state = this.#entries.get(address)?.state;
    return state === 'ready' || state === 'failed';
  }

  /** Fetches and decodes a picture, unless that was begun before. */
  load(address: string, isUrgent: boolean): void {
    if (this.#entries.has(address)) return;
    const entry: Entry<Picture> = { picture: this.#create(isUrgent), state: 'loading' };
    this.#entries.set(address, entry);
    entry.picture.src = address;
    entry.picture.decode().then(
      () => this.#settle(address, entry, 'ready'),
      () => this.#settle(address, entry, 'failed'),
    );
  }

  /** Forgets all others; what is still on its way of them is given up. */
  keep(addresses: ReadonlySet<string>): void {
    for (const [address, { picture, state }] of this.#entries) {
      if (addresses.has(address)) continue;
      this.#entries.delete(address);
      if (state === 'loading') picture.removeAttribute('src');
    }
  }

  /** Forgets what has failed, so that it is worth another try. */
  forgetFailures(): void {
    for (const [address, { state }] of this.#entries) if (state === 'failed') this.#entries.delete(address);
    this.#announce();
  }

  #settle(address: string, entry: Entry<Picture>, state: State): void {
    if (this.#entries.get(address) !== entry) return;
    entry.state = state;
    this.#announce();
  }

  #announce(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}
