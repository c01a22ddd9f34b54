import { useState } from 'react';
import { pathsAbove } from './rows.js';

/** Which folders of the tree are open: those that somebody opened, and those that the chosen one is in. */
export function useOpenFolders(
  chosen: string,
): [ReadonlySet<string>, (path: string, isOpen: boolean) => void] {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(pathsAbove(chosen)));
  const [known, setKnown] = useState(chosen);
  if (known !== chosen) {
    setKnown(chosen);
    const above = pathsAbove(chosen);
    if (above.some((path) => !open.has(path))) setOpen(new Set([...open, ...above]));
  }
  function change(path: string, isOpen: boolean): void {
    const next = new Set(open);
    if (isOpen) next.add(path);
    // What is in it is closed with it, so that nothing out of sight is kept up to date.
    else for (const each of open) if (each === path || each.startsWith(`${path}/`)) next.delete(each);
    setOpen(next);
  }
  return [open, change];
}
