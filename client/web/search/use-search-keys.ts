import type { RefObject } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';

/**
 * `/` and Ctrl+F lead into the search box. `/` is told by what it writes: keyboards have it in different places, some with
 * Shift. Under a dialog both are left to the browser.
 */
export function useSearchKeys(input: RefObject<HTMLInputElement | null>): void {
  function enter(event: KeyboardEvent): void {
    if (isUnderDialog()) return;
    event.preventDefault();
    input.current?.focus();
    input.current?.select();
  }
  useHotkeys('/', (event) => !event.ctrlKey && !event.metaKey && enter(event), {
    useKey: true,
    ignoreModifiers: true,
  });
  useHotkeys('ctrl+f, meta+f', enter, { enableOnFormTags: true });
}

/** Messages at the edge of the page are dialogs by their role, but do not open. */
function isUnderDialog(): boolean {
  return document.querySelector('[role=dialog][data-open], [role=alertdialog][data-open]') !== null;
}
