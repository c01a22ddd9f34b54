import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { showOverlay } from '../state/overlay.js';
import type { Command, CommandGroup } from './command.js';
import { PaletteItem } from './palette-item.js';
import { useActions } from './use-actions.js';
import { useArrangements } from './use-arrangements.js';
import { usePlaces } from './use-places.js';
import { fitting } from './word-match.js';

/** A field to type into, and below it what fits: actions, orders, folders, a search. */
export function PaletteDialog(): ReactElement {
  const [typed, setTyped] = useState('');
  const groups = useCommandGroups(typed.trim());
  return (
    <Dialog.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Popup
          aria-label="Commands"
          className="fixed left-1/2 top-[min(12dvh,7rem)] z-40 flex max-h-[min(32rem,76dvh)] w-[min(94vw,36rem)] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-2xl"
        >
          <Autocomplete.Root
            open
            inline
            items={groups}
            filter={null}
            value={typed}
            onValueChange={(value, { reason }) => reason !== 'item-press' && setTyped(value)}
            itemToStringValue={({ label }: Command) => label}
            autoHighlight="always"
            keepHighlight
          >
            <div className="flex items-center gap-2 border-b border-line px-3">
              <Search size={16} className="shrink-0 text-muted" aria-hidden="true" />
              <Autocomplete.Input
                aria-label="What to do, a folder, or what to search for"
                placeholder="What to do, a folder, or what to search for"
                className="h-11 w-full bg-transparent text-[14px] outline-none placeholder:text-muted pointer-coarse:text-[16px]"
              />
            </div>
            <div className="min-h-0 overflow-y-auto overscroll-contain p-1 [scroll-padding-block:0.25rem]">
              <Autocomplete.Empty className="empty:hidden">
                <p className="p-3 text-muted">Nothing fits.</p>
              </Autocomplete.Empty>
              <Autocomplete.List>
                {({ value, items }: CommandGroup) => (
                  <Autocomplete.Group key={value} items={items}>
                    <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-xs text-muted select-none">
                      {value}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(command: Command) => <PaletteItem key={command.id} command={command} />}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </div>
          </Autocomplete.Root>
          <Dialog.Close className="sr-only">Close</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What fits, in groups; those in which nothing does are left out. */
function useCommandGroups(typed: string): CommandGroup[] {
  const actions: CommandGroup = { value: 'Do', items: useActions() };
  const arrangements = useArrangements();
  const places = usePlaces(typed);
  const fixed = [actions, ...arrangements].map(({ value, items }) => ({
    value,
    items: fitting(items, typed, ({ label, also = '' }) => `${label} ${also}`),
  }));
  return [...fixed, ...places].filter(({ items }) => items.length > 0);
}
