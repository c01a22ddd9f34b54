import { SHORTCUTS } from './shortcuts.js';
import { type Copied, useCopyImage } from './use-copy-image.js';
import { useShortcut } from './use-shortcut.js';

/** `P`, `S` and `A` copy the prompt, the seed, and all of the image that the details tell of. */
export function useCopyKeys(): void {
  const copyImage = useCopyImage();
  const options = { isEnabled: copyImage !== null };
  const press = (copied: Copied) => () => void copyImage?.(copied);
  useShortcut(SHORTCUTS.everywhere.copyPrompt, press('prompt'), options);
  useShortcut(SHORTCUTS.everywhere.copySeed, press('seed'), options);
  useShortcut(SHORTCUTS.everywhere.copyAll, press('all'), options);
}
