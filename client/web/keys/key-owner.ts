/** What opens over the page and has the keys for itself meanwhile. */
const POPUPS = ['dialog', 'alertdialog', 'menu', 'listbox']
  .map((role) => `[role="${role}"][data-open]`)
  .join();

/** Where people type. */
const TEXT_FIELDS = [
  'input:not([type="range"], [type="checkbox"], [type="radio"], [type="button"])',
  'textarea',
  '[contenteditable=""], [contenteditable="true"]',
  '[role="textbox"], [role="searchbox"], [role="combobox"]',
].join();

/** What text fields do with Ctrl or Cmd. */
const EDITING: ReadonlySet<string> = new Set(['a', 'c', 'v', 'x', 'y', 'z']);

/** What Enter and the space bar press. */
const PRESSED =
  'button, a[href], summary, select, input, [role="button"], [role="link"], [role="switch"], [role="option"]';

/** What arrows and the like move in. */
const MOVED =
  'select, input, [role="slider"], [role="radio"], [role="tab"], [role="spinbutton"], [role="separator"]';
const MOVES: ReadonlySet<string> = new Set(
  ['Up', 'Down', 'Left', 'Right'].map((way) => `Arrow${way}`).concat('Home', 'End', 'PageUp', 'PageDown'),
);

/**
 * Whether a key is meant for what has the focus, or for what lies over the page, and not for the page: letters in a text
 * field, arrows in a slider, Enter on a button. Those with Ctrl or Cmd are for the page wherever they are pressed, but for
 * those that edit text.
 */
export function isOwned(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (event.ctrlKey || event.metaKey) return EDITING.has(event.key) && target.matches(TEXT_FIELDS);
  if (target.closest(POPUPS) !== null || target.matches(TEXT_FIELDS)) return true;
  // With nothing focused, it is for whatever is on top.
  if (target === document.body && document.querySelector(POPUPS) !== null) return true;
  if (event.key === 'Enter' || event.key === ' ') return target.matches(PRESSED);
  return MOVES.has(event.key) && target.matches(MOVED);
}
