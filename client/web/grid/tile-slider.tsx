import { Grid2x2, Square } from 'lucide-react';
import type { ReactElement } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { TILE, usePreferences } from '../state/preferences.js';
import { WithTooltip } from '../ui/button.js';

/** How large the tiles are. */
export function TileSlider(): ReactElement {
  const [{ tile }, change] = usePreferences();
  const { larger, smaller } = SHORTCUTS.grid;
  return (
    <WithTooltip label="Size of the tiles" keys={`${smaller.shown} ${larger.shown}`}>
      <div className="flex items-center gap-1.5 px-1 text-muted max-sm:hidden">
        <Grid2x2 size={14} aria-hidden="true" />
        <input
          type="range"
          aria-label="Size of the tiles"
          value={tile}
          {...TILE}
          onChange={({ currentTarget }) => change({ tile: currentTarget.valueAsNumber })}
          className="w-24"
        />
        <Square size={14} aria-hidden="true" />
      </div>
    </WithTooltip>
  );
}
