import { type RefObject, useEffect, useRef, useState } from 'react';
import type { GroupIndex } from './use-group-index.js';

/**
 * The tile that the keyboard is at. It is remembered by the group's id, so that it stays the same while groups come in before
 * it; only the tile of it can be reached by Tab.
 */
export function useFocusedGroup(
  pane: RefObject<HTMLElement | null>,
  index: GroupIndex,
): { focused: number; focus: (place: number) => void } {
  const [id, setId] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const place = id === null ? -1 : index.indexOf(id);

  useEffect(() => {
    if (wanted.current === null) return;
    const tile = pane.current?.querySelector(`[data-group-id="${CSS.escape(wanted.current)}"]`);
    if (!(tile instanceof HTMLElement)) return;
    wanted.current = null;
    tile.focus({ preventScroll: true });
  });

  useEffect(() => {
    const { current } = pane;
    const remember = ({ target }: FocusEvent): void => {
      const focused = target instanceof HTMLElement ? target.dataset['groupId'] : undefined;
      if (focused !== undefined) setId(focused);
    };
    current?.addEventListener('focusin', remember);
    return () => current?.removeEventListener('focusin', remember);
  }, [pane]);

  return {
    focused: Math.max(0, place),
    focus: (target) => {
      wanted.current = index.ids[target] ?? null;
      setId(wanted.current);
    },
  };
}
