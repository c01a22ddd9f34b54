import { useState } from 'react';

const KEY = 'seedroll.facets';
const DEFAULT = 'model,lora';

/** Which sections of the filters are open, as this browser remembers it. */
export function useOpenSections(): [ReadonlySet<string>, (name: string, isOpen: boolean) => void] {
  const [open, setOpen] = useState(read);
  function change(name: string, isOpen: boolean): void {
    const next = new Set(open);
    if (isOpen) next.add(name);
    else next.delete(name);
    setOpen(next);
    try {
      localStorage.setItem(KEY, [...next].join());
    } catch {
      // A browser that keeps nothing forgets them with the page.
    }
  }
  return [open, change];
}

function read(): ReadonlySet<string> {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // As above.
  }
  return new Set((kept ?? DEFAULT).split(','));
}
