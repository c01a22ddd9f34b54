import { FileSearch } from 'lucide-react';
import { lazy, type ReactElement, Suspense } from 'react';
import { useDropped } from './dropped.js';
import { useDropping } from './use-dropping.js';

const DroppedDialog = lazy(() =>
  import('./dropped-dialog.js').then(({ DroppedDialog }) => ({ default: DroppedDialog })),
);

/** Files that are dropped anywhere on the page, or pasted, are read by the browser; nothing is sent to the server. */
export function DropTarget(): ReactElement | null {
  const isOver = useDropping();
  const dropped = useDropped();
  return (
    <>
      {isOver && (
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-base/80 p-4">
          <div className="flex flex-col items-center gap-3 rounded-2xl border-2 border-dashed border-accent px-12 py-10 text-center">
            <FileSearch size={36} className="text-accent" aria-hidden="true" />
            <p className="text-lg font-medium">Drop to read its metadata</p>
            <p className="text-muted">Nothing is uploaded.</p>
          </div>
        </div>
      )}
      {dropped !== null && (
        <Suspense>
          <DroppedDialog files={dropped} />
        </Suspense>
      )}
    </>
  );
}
