import { Autocomplete } from '@base-ui/react/autocomplete';
import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { showOverlay } from '../state/overlay.js';
import { Keys } from '../ui/keys.js';
import type { Command } from './command.js';

/** One thing that the palette does; it closes then. */
export function PaletteItem({ command }: { command: Command }): ReactElement {
  const { label, keys, isCurrent = false, run } = command;
  return (
    <Autocomplete.Item
      value={command}
      className="flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 text-[13px] outline-none select-none data-highlighted:bg-hover pointer-coarse:min-h-10"
      onClick={() => {
        // First: what it does may open something else.
        showOverlay(null);
        run();
      }}
    >
      <span className="min-w-0 grow truncate">{label}</span>
      {isCurrent && (
        <span className="flex items-center gap-1 text-xs text-muted">
          <Check size={14} aria-hidden="true" />
          <span className="sr-only">chosen now</span>
        </span>
      )}
      {keys !== undefined && <Keys keys={keys} />}
    </Autocomplete.Item>
  );
}
