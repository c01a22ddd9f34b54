import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useCallback, useEffect, useId, useRef, useState } from 'react';
import { seedrollError } from 'seedroll/client';
import { showOverlay, useOverlay } from '../state/overlay.js';
import { useView } from '../state/view.js';
import { Button } from '../ui/button.js';
import { useMedia } from '../ui/use-media.js';
import { FolderItem } from './folder-item.js';
import { useFolderRows } from './use-folder-rows.js';
import { useOpenFolders } from './use-open-folders.js';
import { useTreeKeys } from './use-tree-keys.js';

/** Heights of a row in pixels: for a mouse, and for fingers. */
const ROW = { fine: 28, coarse: 40 };

/** The folders of the library as a tree; the page shows the groups of the one that is chosen. */
export function Folders(): ReactElement {
  const [{ dir }, setView] = useView();
  const [open, setOpen] = useOpenFolders(dir);
  const { rows, library, error, retry } = useFolderRows(open);
  const [activePath, setActivePath] = useState(dir);
  const isSheet = useOverlay() === 'folders';
  const scroller = useRef<HTMLDivElement>(null);
  const treeId = useId();
  const height = useMedia('(pointer: coarse)') ? ROW.coarse : ROW.fine;
  const found = rows.findIndex(({ path }) => path === activePath);
  const active = Math.max(0, found);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    // Were it another function each time, all rows would be measured again.
    getItemKey: useCallback((at: number) => rows[at]?.path ?? at, [rows]),
    // What has the keys is there for whoever hears the page, wherever it is.
    rangeExtractor: (range) => withRow(range, active),
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const place = rows.findIndex(({ path }) => path === dir);
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
  }, [virtual, place]);

  function choose(path: string): void {
    setActivePath(path);
    // On a phone the tree lies over what it leads to.
    if (isSheet) showOverlay(null);
    if (path !== dir)
      void setView({ dir: path, group: null, image: null, full: null, compare: null }, { history: 'push' });
  }
  const onKeyDown = useTreeKeys({
    rows,
    active,
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 1),
    move: (to) => {
      setActivePath(rows[to]?.path ?? '');
      virtual.scrollToIndex(to, { align: 'auto' });
    },
    open: setOpen,
    choose,
  });

  return (
    <section aria-label="Folders" className="py-1">
      {error !== null && (
        <div role="alert" className="px-3 py-2 text-xs text-muted">
          <p className="mb-1">{seedrollError(error)?.message ?? 'The server does not answer.'}</p>
          <Button onClick={() => void retry()}>Try again</Button>
        </div>
      )}
      <div ref={scroller} className="max-h-[40dvh] overflow-y-auto overscroll-contain">
        <div
          role="tree"
          tabIndex={0}
          aria-label="Folders"
          aria-activedescendant={`${treeId}-${active}`}
          onKeyDown={onKeyDown}
          className="group relative outline-hidden"
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index, start, size, key }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <FolderItem
                key={key}
                id={`${treeId}-${index}`}
                row={row}
                isChosen={row.path === dir}
                isActive={index === active}
                library={library}
                style={{ height: size, transform: `translateY(${start}px)` }}
                onChoose={() => choose(row.path)}
                onOpenChange={(isOpen) => setOpen(row.path, isOpen)}
              />
            );
          })}
        </div>
      </div>
    </section>
  );
}

function withRow(range: Range, row: number): number[] {
  const rows = defaultRangeExtractor(range);
  return row >= range.count || rows.includes(row) ? rows : [...rows, row].toSorted((a, b) => a - b);
}
