/** Things that are to be disposed of together, the last one first. */
export class Disposal implements AsyncDisposable {
  readonly #owned: AsyncDisposable[] = [];

  use<Thing extends AsyncDisposable>(thing: Thing): Thing {
    this.#owned.push(thing);
    return thing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (let thing = this.#owned.pop(); thing !== undefined; thing = this.#owned.pop())
      await thing[Symbol.asyncDispose]();
  }
}
