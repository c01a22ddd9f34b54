import { lazy, type ReactElement, Suspense } from 'react';
import { showOverlay, useOverlay } from '../state/overlay.js';
import { SHORTCUTS } from './shortcuts.js';
import { useShortcut } from './use-shortcut.js';

const PaletteDialog = lazy(() =>
  import('./palette-dialog.js').then(({ PaletteDialog }) => ({ default: PaletteDialog })),
);

/** Everything that the page does, by its name: `Ctrl+K`. */
export function CommandPalette(): ReactElement | null {
  const isOpen = useOverlay() === 'palette';
  useShortcut(SHORTCUTS.everywhere.palette, () => showOverlay(isOpen ? null : 'palette'));
  if (!isOpen) return null;
  return (
    <Suspense>
      <PaletteDialog />
    </Suspense>
  );
}
