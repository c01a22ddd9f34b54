import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { useShortcut } from '../keys/use-shortcut.js';
import { select, selection, toggleSelected, useSelection } from '../state/selection.js';
import type { GroupIndex } from './use-group-index.js';

/** Milliseconds after which a finger that rests on a tile selects it, and pixels that it may move meanwhile. */
const LONG = 450;
const STILL = 10;

/**
 * Selecting groups: by Ctrl and Shift with a click, by a long press and taps where there are fingers, and by keys.
 * @param focused Place of the group that the keyboard is at.
 * @param isOnTop Whether nothing lies over the grid, which has the keys then.
 */
export function useSelecting(index: GroupIndex, focused: number, isOnTop: boolean) {
  const selected = useSelection();
  /** From which group on Shift selects. */
  const anchor = useRef<string | null>(null);
  const press = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> } | null>(null);
  const wasLong = useRef(false);
  const { selectAll, toggle, deselect } = SHORTCUTS.grid;

  // Groups that have gone are selected no more.
  useEffect(() => {
    const current = selection();
    if (current.size === 0 || index.ids.length < index.total) return;
    const left = [...current].filter((id) => index.indexOf(id) !== -1);
    if (left.length < current.size) select(left);
  }, [index]);

  const change = (id: string): void => {
    anchor.current = id;
    toggleSelected(id);
  };
  /** Selects from the last group that was selected by itself to this one. */
  const extendTo = (place: number, from: number): void => {
    const known = anchor.current === null ? -1 : index.indexOf(anchor.current);
    const start = known === -1 ? from : known;
    anchor.current = index.ids[start] ?? null;
    select(index.ids.slice(Math.min(start, place), Math.max(start, place) + 1));
  };

  const options = { isEnabled: isOnTop };
  useShortcut(selectAll, () => select(index.ids), options);
  useShortcut(
    toggle,
    () => {
      const id = index.ids[focused];
      if (id !== undefined) change(id);
    },
    options,
  );
  useShortcut(deselect, () => select([]), { isEnabled: isOnTop && selected.size > 0 });

  const endPress = (): void => {
    clearTimeout(press.current?.timer);
    press.current = null;
  };

  return {
    /** For Shift with a key that moves. */
    extendTo: (place: number) => extendTo(place, focused),
    handlers: {
      onClickCapture: (event: MouseEvent) => {
        const id = groupAt(event.target);
        const isOver = wasLong.current;
        wasLong.current = false;
        if (id === null) return;
        const place = index.indexOf(id);
        const isToggled = event.ctrlKey || event.metaKey || isByTaps(event, selected.size);
        if (!isOver && !event.shiftKey && !isToggled) return;
        // The press has done it by then.
        if (isOver) anchor.current = id;
        else if (event.shiftKey && place !== -1) extendTo(place, focused);
        else change(id);
        event.preventDefault();
        event.stopPropagation();
      },
      onPointerDown: (event: PointerEvent) => {
        const id = groupAt(event.target);
        endPress();
        wasLong.current = false;
        if (event.pointerType === 'mouse' || id === null || selected.size > 0) return;
        const timer = setTimeout(() => {
          wasLong.current = true;
          change(id);
        }, LONG);
        press.current = { x: event.clientX, y: event.clientY, timer };
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        const { current } = press;
        if (current !== null && Math.hypot(clientX - current.x, clientY - current.y) > STILL) endPress();
      },
      onPointerUp: endPress,
      onPointerCancel: endPress,
      // Where a long press of a finger would open the browser's menu.
      onContextMenu: (event: MouseEvent) => {
        if (wasLong.current || press.current !== null) event.preventDefault();
      },
    },
  };
}

function groupAt(target: EventTarget): string | null {
  const tile = target instanceof Element ? target.closest('[data-group-id]') : null;
  return tile instanceof HTMLElement ? (tile.dataset['groupId'] ?? null) : null;
}

/** Once something is selected, taps select more of it; a mouse has Ctrl for that. */
function isByTaps({ nativeEvent }: MouseEvent, selected: number): boolean {
  return selected > 0 && 'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch';
}
