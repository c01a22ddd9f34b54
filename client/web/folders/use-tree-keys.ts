import { type KeyboardEvent, useRef } from 'react';
import { type FolderRow, parentOf, typedRow } from './rows.js';

/** Milliseconds after which letters begin another name. */
const TYPING = 800;

export interface TreeKeys {
  rows: readonly FolderRow[];
  active: number;
  /** Rows that are seen at once. */
  page: number;
  move: (to: number) => void;
  open: (path: string, isOpen: boolean) => void;
  choose: (path: string) => void;
}

/** The keys of a tree, as https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ has them. */
export function useTreeKeys({ rows, active, page, move, open, choose }: TreeKeys) {
  const typed = useRef({ text: '', at: 0 });

  function type({ key, timeStamp }: KeyboardEvent): void {
    const isFurther = timeStamp - typed.current.at < TYPING;
    typed.current = { text: `${isFurther ? typed.current.text : ''}${key}`, at: timeStamp };
    const to = typedRow(rows, active, typed.current.text);
    if (to >= 0) move(to);
  }

  function act(event: KeyboardEvent): boolean {
    const row = rows[active];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    const last = rows.length - 1;
    const to = (at: number): void => move(Math.min(last, Math.max(0, at)));
    switch (event.key) {
      case 'ArrowDown':
        to(active + 1);
        return true;
      case 'ArrowUp':
        to(active - 1);
        return true;
      case 'PageDown':
        to(active + page);
        return true;
      case 'PageUp':
        to(active - page);
        return true;
      case 'Home':
        to(0);
        return true;
      case 'End':
        to(last);
        return true;
      case 'ArrowRight':
        if (row.isOpen && (rows[active + 1]?.level ?? 0) > row.level) to(active + 1);
        else if (row.hasFolders) open(row.path, true);
        return true;
      case 'ArrowLeft':
        if (row.isOpen) open(row.path, false);
        else if (row.level > 1) to(rows.findIndex(({ path }) => path === parentOf(row.path)));
        return true;
      case 'Enter':
      case ' ':
        choose(row.path);
        return true;
      default:
        // Others are keys of the page, such as / and ?.
        if (!/^[\p{L}\p{N}]$/u.test(event.key)) return false;
        type(event);
        return true;
    }
  }

  return (event: KeyboardEvent): void => {
    if (!act(event)) return;
    event.preventDefault();
    // Arrows and letters are keys of the page too.
    event.stopPropagation();
  };
}
