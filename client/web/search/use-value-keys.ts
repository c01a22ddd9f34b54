import { type FocusEvent, type KeyboardEvent, useState } from 'react';

/**
 * Makes a list of values one stop of Tab, as handlers of the list: up and down, Home and End lead from value to value, right
 * and left to the button behind one and back (https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/).
 */
export function useValueKeys() {
  /** The value that the keyboard was at last. */
  const [active, setActive] = useState<string | null>(null);

  return {
    active,
    onKeyDown,
    onFocus: ({ target }: FocusEvent) => {
      const value = target instanceof HTMLElement ? target.dataset['value'] : undefined;
      if (value !== undefined) setActive(value);
    },
  };
}

function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
  const target = targetOf(event.key, event.target, event.currentTarget);
  if (target === null) return;
  event.preventDefault();
  // Arrows flick through images where a group is open.
  event.stopPropagation();
  if (target instanceof HTMLElement) target.focus();
}

/** What a key leads to; undefined where that is nothing, null where the key is another. */
function targetOf(key: string, from: Element, list: Element): Element | null | undefined {
  const row = from.closest('li');
  switch (key) {
    case 'ArrowDown':
      return valueIn(row?.nextElementSibling);
    case 'ArrowUp':
      return valueIn(row?.previousElementSibling);
    case 'Home':
      return valueIn(list.firstElementChild);
    case 'End':
      return valueIn(list.lastElementChild);
    case 'ArrowRight':
      return row?.lastElementChild;
    case 'ArrowLeft':
      return valueIn(row);
    default:
      return null;
  }
}

function valueIn(row: Element | null | undefined): Element | undefined {
  return row?.querySelector('[data-value]') ?? undefined;
}
