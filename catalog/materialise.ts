import type { Parts } from './parts.js';
import type { Scope } from './store/store.js';

/** Sees to it that the store has rows of all images of a directory, or of it and all below it. */
export async function materialise(
  { tree, store, scanner }: Parts,
  { path, recursive }: Scope,
): Promise<void> {
  const asked = tree.get(path);
  if (asked === null) return;
  const pending = [...(recursive ? tree.walk(asked) : [asked])]
    .filter(({ pendingSince }) => pendingSince > 0)
    .map((directory) => ({ directory, since: directory.pendingSince }));
  if (pending.length === 0) return;
  await store.materialise({ path, recursive });
  // Another listing may have brought new ones meanwhile.
  for (const { directory, since } of pending)
    if (directory.pendingSince === since) directory.pendingSince = 0;
  scanner.noteUnparsed();
}
