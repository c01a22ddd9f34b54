import { lazy, type ReactElement, Suspense } from 'react';
import { showOverlay, useOverlay } from '../state/overlay.js';
import { SHORTCUTS } from './shortcuts.js';
import { useShortcut } from './use-shortcut.js';

const ShortcutsDialog = lazy(() =>
  import('./shortcuts-dialog.js').then(({ ShortcutsDialog }) => ({ default: ShortcutsDialog })),
);

/** All keys of the page: `?`. */
export function ShortcutsHelp(): ReactElement | null {
  const isOpen = useOverlay() === 'shortcuts';
  useShortcut(SHORTCUTS.everywhere.help, () => showOverlay('shortcuts'));
  if (!isOpen) return null;
  return (
    <Suspense>
      <ShortcutsDialog />
    </Suspense>
  );
}
