import type { ReactElement } from 'react';
import { Details } from '../details/details.js';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { useShortcut } from '../keys/use-shortcut.js';
import { useCurrentImage } from '../state/current.js';
import { usePreferences } from '../state/preferences.js';
import { Sheet } from '../ui/sheet.js';
import { useIsWide } from '../ui/use-media.js';

/** What is known of the image that is looked at: at the right, or as a sheet from below on a phone. */
export function DetailsPane(): ReactElement | null {
  const [{ areDetailsOpen }, change] = usePreferences();
  const isWide = useIsWide();
  const image = useCurrentImage();
  useShortcut(SHORTCUTS.everywhere.details, () => change({ areDetailsOpen: !areDetailsOpen }));
  const content =
    image === null ? (
      <p className="p-4 text-muted">Nothing is chosen yet.</p>
    ) : (
      <Details key={image.id} image={image} />
    );
  if (!isWide)
    return (
      <Sheet
        side="bottom"
        title="Details"
        isOpen={areDetailsOpen && image !== null}
        onClose={() => change({ areDetailsOpen: false })}
      >
        {content}
      </Sheet>
    );
  if (!areDetailsOpen) return null;
  return (
    <aside
      aria-label="Details"
      className="w-88 shrink-0 overflow-y-auto border-l border-line bg-surface 2xl:w-104"
    >
      {content}
    </aside>
  );
}
