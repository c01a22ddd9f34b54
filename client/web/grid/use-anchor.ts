import { useLayoutEffect, useRef } from 'react';
import { type GridLayout, PADDING } from './layout.js';
import type { GroupIndex } from './use-group-index.js';
import type { Scrolled } from './use-long-scroll.js';

/**
 * Keeps in its place what is looked at: where groups come or go before it, and where tiles change their size. At the top of
 * the list nothing is kept, so that new groups are seen as they come.
 */
export function useAnchor(index: GroupIndex, layout: GridLayout, scroll: Scrolled): void {
  const seen = useRef<{ id: string; offset: number } | null>(null);
  const known = useRef({ index, layout });

  useLayoutEffect(() => {
    const { current: before } = known;
    const isSame =
      before.index === index &&
      before.layout.columns === layout.columns &&
      before.layout.rowHeight === layout.rowHeight;
    known.current = { index, layout };
    if (isSame || seen.current === null || scroll.position <= PADDING) return;
    const place = index.indexOf(seen.current.id);
    if (place === -1) return;
    const row = Math.floor(place / layout.columns);
    scroll.goTo(row * layout.rowHeight + seen.current.offset * layout.rowHeight);
  }, [index, layout, scroll]);

  useLayoutEffect(() => {
    const row = Math.floor(scroll.position / layout.rowHeight);
    const id = index.ids[row * layout.columns];
    seen.current = id === undefined ? null : { id, offset: scroll.position / layout.rowHeight - row };
  }, [index, layout, scroll.position]);
}
