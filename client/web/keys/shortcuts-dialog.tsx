import { type ReactElement, useId } from 'react';
import { showOverlay } from '../state/overlay.js';
import { Dialog } from '../ui/dialog.js';
import { Keys } from '../ui/keys.js';
import { type Shortcut, SHORTCUTS } from './shortcuts.js';

const PARTS = [
  ['Everywhere', SHORTCUTS.everywhere],
  ['Among the groups', SHORTCUTS.grid],
  ['In a group', SHORTCUTS.group],
  ['Comparing', SHORTCUTS.compare],
] as const;

/** The table of all keys. */
export function ShortcutsDialog(): ReactElement {
  return (
    <Dialog isOpen title="Keys" onClose={() => showOverlay(null)} className="w-[min(94vw,52rem)]">
      <div className="gap-8 sm:columns-2">
        {PARTS.map(([title, shortcuts]) => (
          <Part key={title} title={title} shortcuts={Object.values(shortcuts)} />
        ))}
      </div>
    </Dialog>
  );
}

function Part({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-5 break-inside-avoid">
      <h3 id={id} className="mb-1 text-xs font-medium text-muted">
        {title}
      </h3>
      <dl>
        {shortcuts.map(({ does, shown }) => (
          <div key={does} className="flex min-h-7 items-center justify-between gap-4 text-[13px]">
            <dt>{does}</dt>
            <dd className="shrink-0">
              <Keys keys={shown} />
              <span className="sr-only">{shown}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
