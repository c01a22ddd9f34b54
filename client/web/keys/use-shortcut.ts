import { useHotkeys } from 'react-hotkeys-hook';
import { isOwned } from './key-owner.js';
import { isPressed } from './key-match.js';
import type { Shortcut } from './shortcuts.js';

export interface ShortcutOptions {
  /** Default: true. */
  isEnabled?: boolean;
  /** Whether it goes before all others that have the same key, which then do not get it. Default: false. */
  isFirst?: boolean;
}

/** Keys that do something as long as they are held; the others do it once. */
const REPEATING = /^(?:arrow.*|page.*|[-+=])$/i;

/**
 * Does something when the keys of a shortcut are pressed, unless they are meant for what has the focus or lies over the
 * page (`key-owner.ts`). A press is for one shortcut alone: where several have the same key, the first that asked for it.
 */
export function useShortcut(
  { keys }: Shortcut,
  onPress: (event: KeyboardEvent) => void,
  { isEnabled = true, isFirst = false }: ShortcutOptions = {},
): void {
  useHotkeys(
    '*',
    (event) => {
      if (isFirst) event.stopImmediatePropagation();
      if (event.repeat && !REPEATING.test(event.key)) return;
      onPress(event);
    },
    {
      enabled: isEnabled,
      enableOnFormTags: true,
      preventDefault: true,
      eventListenerOptions: { capture: isFirst },
      ignoreEventWhen: (event) => !isPressed(event, keys) || isOwned(event),
    },
  );
}
