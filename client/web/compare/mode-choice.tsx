import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { Columns2, Contrast, Layers2, SquareSplitHorizontal } from 'lucide-react';
import type { ReactElement } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { COMPARE_MODES } from '../state/view.js';
import { WithTooltip } from '../ui/button.js';

export type CompareMode = (typeof COMPARE_MODES)[number];

const MODES = {
  side: { name: 'Side by side', icon: Columns2 },
  slider: { name: 'Divider', icon: SquareSplitHorizontal },
  flicker: { name: 'Flicker', icon: Layers2 },
  difference: { name: 'Difference', icon: Contrast },
} as const;

/** The ways of comparing. */
export function ModeChoice({
  mode,
  onChoose,
}: {
  mode: CompareMode;
  onChoose: (mode: CompareMode) => void;
}): ReactElement {
  return (
    <ToggleGroup
      aria-label="Way of comparing"
      className="flex rounded-md border border-line p-0.5"
      value={[mode]}
      onValueChange={([chosen]) => {
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {COMPARE_MODES.map((each) => {
        const { name, icon: Icon } = MODES[each];
        return (
          <WithTooltip key={each} label={name} keys={SHORTCUTS.compare.mode.shown}>
            <Toggle
              value={each}
              aria-label={name}
              className="flex h-7 items-center justify-center gap-1.5 rounded px-2 text-[13px] text-muted hover:text-ink data-pressed:bg-hover data-pressed:text-ink pointer-coarse:h-10 pointer-coarse:min-w-10"
            >
              <Icon size={16} aria-hidden="true" />
              <span className="max-lg:hidden">{name}</span>
            </Toggle>
          </WithTooltip>
        );
      })}
    </ToggleGroup>
  );
}
