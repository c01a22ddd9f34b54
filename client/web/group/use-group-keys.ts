import { type RefObject, useRef } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { useShortcut } from '../keys/use-shortcut.js';
import type { Full } from '../stage/use-full.js';

/** Milliseconds after which playing goes on although nothing of the image is there. */
const PATIENCE = 400;

export interface GroupActions {
  /** Also to the next group where this one ends, unless the key is held down. */
  move: (by: 1 | -1, isHeld?: boolean) => void;
  moveGroup: (by: 1 | -1) => void;
  goTo: (place: number) => void;
  mark: () => void;
  compare: () => void;
  close: () => void;
}

/** The keys of an open group. A key that is held down plays through its images as fast as these can be shown. */
export function useGroupKeys(
  { move, moveGroup, goTo, mark, compare, close }: GroupActions,
  full: Full,
  isCaughtUp: RefObject<boolean>,
  isEnabled: boolean,
): void {
  const { group } = SHORTCUTS;
  const moved = useRef(0);
  const options = { isEnabled };
  const play = (by: 1 | -1, { repeat, timeStamp }: KeyboardEvent): void => {
    if (repeat && !isCaughtUp.current && timeStamp - moved.current < PATIENCE) return;
    moved.current = timeStamp;
    isCaughtUp.current = false;
    move(by, repeat);
  };
  useShortcut(group.next, (event) => play(1, event), options);
  useShortcut(group.previous, (event) => play(-1, event), options);
  useShortcut(group.nextGroup, () => moveGroup(1), options);
  useShortcut(group.previousGroup, () => moveGroup(-1), options);
  useShortcut(group.first, () => goTo(0), options);
  useShortcut(group.last, () => goTo(Infinity), options);
  useShortcut(group.mark, mark, options);
  useShortcut(group.compare, compare, options);
  useShortcut(
    group.full,
    ({ key }) => {
      if (key === 'f' || key === 'F') full.more();
      else if (full.isQuickLook && key === ' ') close();
      else full.toggle();
    },
    options,
  );
  useShortcut(group.close, () => (full.isFull && !full.isQuickLook ? full.leave() : close()), options);
}
