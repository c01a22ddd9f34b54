import { Slider } from '@base-ui/react/slider';
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
        <Slider.Root
          value={tile}
          min={TILE.min}
          max={TILE.max}
          step={TILE.step}
          onValueChange={(value) => change({ tile: value })}
        >
          <Slider.Control className="flex w-24 touch-none items-center py-2 select-none">
            <Slider.Track className="h-1 w-full rounded-full bg-line">
              <Slider.Indicator className="rounded-full bg-muted" />
              <Slider.Thumb
                aria-label="Size of the tiles"
                className="size-3.5 rounded-full bg-ink outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-accent"
              />
            </Slider.Track>
          </Slider.Control>
        </Slider.Root>
        <Square size={14} aria-hidden="true" />
      </div>
    </WithTooltip>
  );
}
