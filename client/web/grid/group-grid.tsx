import {
  type KeyboardEvent,
  type ReactElement,
  useCallback,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useView } from '../state/view.js';
import { usePreferences } from '../state/preferences.js';
import { EmptyGrid } from './empty-grid.js';
import { GridFailure } from './grid-failure.js';
import { GroupRow } from './group-row.js';
import { layOut, PADDING, positionFor, rowsAt } from './layout.js';
import { moved } from './moves.js';
import { useAnchor } from './use-anchor.js';
import { useFocusedGroup } from './use-focused-group.js';
import { type GroupIndex, useGroupIndex } from './use-group-index.js';
import { useLongScroll } from './use-long-scroll.js';
import { Selected } from './selected.js';
import { useReturn } from './use-return.js';
import { useSelecting } from './use-selecting.js';
import { useSize } from './use-size.js';
import { useTileKeys } from './use-tile-keys.js';

export interface GroupGridProps {
  /** Id of the group that lies over the grid. */
  open: string | null;
}

/** The groups of the view: as many tiles as are seen, and a scroll bar as long as all of them. */
export function GroupGrid({ open }: GroupGridProps): ReactElement {
  const { index, error, isStale, refetch } = useGroupIndex();
  if (error !== null && index === null) return <GridFailure error={error} onRetry={() => void refetch()} />;
  if (index === null) return <div className="grow" role="status" aria-busy="true" aria-label="Groups" />;
  if (index.total === 0) return <EmptyGrid />;
  return <Grid index={index} isStale={isStale} open={open} />;
}

interface GridProps extends GroupGridProps {
  index: GroupIndex;
  isStale: boolean;
}

function Grid({ index, isStale, open }: GridProps): ReactElement {
  const [, setView] = useView();
  const [{ tile: wanted }] = usePreferences();
  const pane = useRef<HTMLDivElement>(null);
  const size = useSize(pane);
  const layout = useMemo(() => layOut(index.total, size.width, wanted), [index.total, size.width, wanted]);
  const scroll = useLongScroll(pane, layout, size.height);
  const [from, to] = rowsAt(layout, scroll.position, size.height);
  const { focused, focus } = useFocusedGroup(pane, index);
  const [hadFocus, setHadFocus] = useState(false);
  const selecting = useSelecting(index, focused, open === null);
  useAnchor(index, layout, scroll);
  // A screen full of tiles is drawn bit by bit, so that scrolling goes on meanwhile.
  const isSlow = useDeferredValue(!scroll.isFast, true);
  const show = useCallback(
    (id: string) => void setView({ group: id, image: null }, { history: 'push' }),
    [setView],
  );
  useTileKeys();

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ') {
      event.preventDefault();
      void setView({ group: index.ids[focused] ?? null, full: true }, { history: 'push' });
      return;
    }
    const perPage = layout.columns * Math.max(1, Math.floor(size.height / layout.rowHeight));
    const target = moved(event.key, focused, { columns: layout.columns, count: index.ids.length, perPage });
    if (target === null) return;
    event.preventDefault();
    if (event.shiftKey) selecting.extendTo(target);
    goTo(target);
  };
  const goTo = (place: number): void => {
    const row = Math.floor(place / layout.columns);
    scroll.goTo(positionFor(layout, row, scroll.position, size.height));
    focus(place);
  };
  useReturn(open, (id) => {
    const place = index.indexOf(id);
    if (place !== -1) goTo(place);
  });

  const rows = [];
  for (let row = from; row < to; row++) rows.push(row);
  return (
    <>
      <div
        ref={pane}
        role="grid"
        aria-label="Groups"
        aria-multiselectable
        aria-rowcount={layout.rows}
        aria-colcount={layout.columns}
        aria-busy={isStale}
        className={`relative min-h-0 grow overflow-y-auto [overflow-anchor:none] ${isStale ? 'opacity-60' : ''}`}
        onKeyDown={onKeyDown}
        {...selecting.handlers}
        onFocus={() => setHadFocus(true)}
        onBlur={() => setHadFocus(false)}
      >
        <div role="presentation" style={{ height: scroll.height }} />
        {size.width > 0 &&
          rows.map((row) => (
            <GroupRow
              key={row}
              row={row}
              top={PADDING + row * layout.rowHeight + scroll.shift}
              index={index}
              layout={layout}
              focused={focused}
              isSlow={isSlow && !scroll.isFast}
              isSeen={isSeen(row, layout.rowHeight, scroll.position, size.height)}
              hasFocus={hadFocus}
              onOpen={show}
            />
          ))}
      </div>
      <Selected index={index} />
    </>
  );
}

function isSeen(row: number, rowHeight: number, position: number, paneHeight: number): boolean {
  const top = PADDING + row * rowHeight;
  return top + rowHeight > position && top < position + paneHeight;
}
