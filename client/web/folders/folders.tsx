import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { seedrollError } from 'seedroll/client';
import { showOverlay, useOverlay } from '../state/overlay.js';
import { useView } from '../state/view.js';
import { Button } from '../ui/button.js';
import { useMedia } from '../ui/use-media.js';
import { FolderItem } from './folder-item.js';
import { useFolderRows } from './use-folder-rows.js';
import { useOpenFolders } from './use-open-folders.js';
import { useTreeKeys } from './use-tree-keys.js';
import { useWindow } from './use-window.js';

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
  const { first, last, bring } = useWindow(scroller, rows.length, height);
  const place = rows.findIndex(({ path }) => path === dir);
  useEffect(() => {
    if (place >= 0) bring(place);
  }, [bring, place]);

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
      bring(to);
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
          style={{ height: rows.length * height }}
        >
          {drawn(rows.length, first, last, active).map((at) => {
            const row = rows[at];
            return row === undefined ? null : (
              <FolderItem
                key={row.path}
                id={`${treeId}-${at}`}
                row={row}
                isChosen={row.path === dir}
                isActive={at === active}
                library={library}
                style={{ height, transform: `translateY(${at * height}px)` }}
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

/** The rows in sight, and the one that has the keys: it is there for whoever hears the page, wherever it is. */
function drawn(rows: number, first: number, last: number, active: number): number[] {
  const places = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  if (active >= rows || (active >= first && active < last)) return places;
  return active < first ? [active, ...places] : [...places, active];
}
