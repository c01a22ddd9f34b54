/** What the fields of search lines look for, in a few words; `docs/search.md` has more. */
const NOTES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    text: 'words of the prompt or the negative prompt',
    prompt: 'words of the prompt',
    negative: 'words of the negative prompt',
    contains: 'a piece of text, within words too',
    model: 'name of the model',
    lora: 'name of one of the LoRAs',
    sampler: 'name of the sampler',
    scheduler: 'name of the scheduler',
    generator: 'program that made it',
    path: 'folder or file name',
    size: 'width and height in pixels',
    width: 'width in pixels',
    height: 'height in pixels',
    seed: 'seed, of any length',
    id: 'first number of the file name',
    steps: 'number of steps',
    cfg: 'CFG scale',
    date: 'when the file was written',
    is: 'what it is like',
  }),
);

/** What a field of search lines looks for; nothing for one that this page does not know. */
export function noteOn(field: string): string {
  return NOTES.get(field) ?? '';
}
