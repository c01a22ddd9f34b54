import { lazy, type ReactElement, Suspense } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { useShortcut } from '../keys/use-shortcut.js';
import { showOverlay, useOverlay } from '../state/overlay.js';
import { usePreferences } from '../state/preferences.js';
import { Boundary } from '../ui/boundary.js';
import { Sheet } from '../ui/sheet.js';
import { useIsWide } from '../ui/use-media.js';

// Groups come first: what is beside them is loaded while they are on their way.
const Folders = lazy(() => import('../folders/folders.js').then(({ Folders }) => ({ default: Folders })));
const Facets = lazy(() => import('../search/facets.js').then(({ Facets }) => ({ default: Facets })));

/** Folders and facets: beside the grid, or over it where there is no room. */
export function SidePane(): ReactElement | null {
  const [{ isSidebarOpen }, change] = usePreferences();
  const isWide = useIsWide();
  const isSheetOpen = useOverlay() === 'folders';
  useShortcut(SHORTCUTS.everywhere.sidebar, () =>
    isWide ? change({ isSidebarOpen: !isSidebarOpen }) : showOverlay(isSheetOpen ? null : 'folders'),
  );
  const content = (
    <Boundary>
      <Suspense>
        <Folders />
        <Facets />
      </Suspense>
    </Boundary>
  );
  if (!isWide)
    return (
      <Sheet side="left" title="Folders and filters" isOpen={isSheetOpen} onClose={() => showOverlay(null)}>
        {content}
      </Sheet>
    );
  if (!isSidebarOpen) return null;
  return (
    <nav
      aria-label="Folders and filters"
      className="w-64 shrink-0 overflow-y-auto border-r border-line bg-surface 2xl:w-72"
    >
      {content}
    </nav>
  );
}
