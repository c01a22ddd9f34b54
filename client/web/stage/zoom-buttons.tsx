import { Maximize2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { Button, IconButton, WithTooltip } from '../ui/button.js';
import type { Zoom } from './use-zoom.js';

const { fit, actualSize } = SHORTCUTS.group;

/** How large the picture is, and the two sizes that people go to. */
export function ZoomButtons({ zoom }: { zoom: Zoom }): ReactElement {
  const percent = `${String(Math.round((100 * zoom.scale) / zoom.actual))}%`;
  const isActual = Math.abs(zoom.scale / zoom.actual - 1) < 0.005;
  return (
    <div className="flex shrink-0 items-center gap-1">
      <output aria-label="Zoom" className="w-12 text-right text-xs opacity-70 tabular-nums max-sm:hidden">
        {percent}
      </output>
      <IconButton
        label={fit.does}
        keys={fit.shown}
        icon={<Maximize2 size={15} />}
        aria-pressed={zoom.isAtFit}
        className="text-inherit"
        onClick={zoom.fit}
      />
      <WithTooltip label={actualSize.does} keys={actualSize.shown}>
        <Button
          look="quiet"
          aria-pressed={isActual}
          className="px-1.5 text-inherit tabular-nums pointer-coarse:h-10"
          onClick={() => zoom.showActual()}
        >
          1:1
        </Button>
      </WithTooltip>
    </div>
  );
}
