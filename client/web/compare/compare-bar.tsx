import { Maximize2, Pause, Play, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { Button, IconButton, WithTooltip } from '../ui/button.js';
import { type CompareMode, ModeChoice } from './mode-choice.js';
import { Tuner } from './tuner.js';
import { type Flickering, RATE } from './use-flicker.js';

const AMPLIFICATION = { min: 1, max: 16, step: 1 } as const;

export interface CompareBarProps {
  mode: CompareMode;
  onMode: (mode: CompareMode) => void;
  flicker: Flickering;
  amplification: number;
  onAmplify: (amplification: number) => void;
  onFit: () => void;
  onActualSize: () => void;
  onClose: () => void;
}

/** How the images are compared. */
export function CompareBar(props: CompareBarProps): ReactElement {
  const { mode, onMode, flicker, amplification, onAmplify, onFit, onActualSize, onClose } = props;
  const { fit, actualSize, close } = SHORTCUTS.compare;
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-2 py-1.5">
      <h2 className="sr-only">Compare</h2>
      <ModeChoice mode={mode} onChoose={onMode} />
      {mode === 'flicker' && (
        <div className="flex items-center gap-1">
          <IconButton
            label={flicker.isPlaying ? 'Stop' : 'Flicker by itself'}
            icon={flicker.isPlaying ? <Pause size={16} /> : <Play size={16} />}
            onClick={() => flicker.play(!flicker.isPlaying)}
          />
          <Tuner
            label="Changes a second"
            value={flicker.rate}
            range={RATE}
            shown={`${String(flicker.rate)} / s`}
            onChange={flicker.setRate}
          />
        </div>
      )}
      {mode === 'difference' && (
        <Tuner
          label="Amplification"
          value={amplification}
          range={AMPLIFICATION}
          shown={`× ${String(amplification)}`}
          onChange={onAmplify}
        />
      )}
      <div className="ml-auto flex items-center">
        <IconButton label={fit.does} keys={fit.shown} icon={<Maximize2 size={15} />} onClick={onFit} />
        <WithTooltip label={actualSize.does} keys={actualSize.shown}>
          <Button look="quiet" className="px-1.5 tabular-nums pointer-coarse:h-10" onClick={onActualSize}>
            1:1
          </Button>
        </WithTooltip>
        <IconButton label={close.does} keys={close.shown} icon={<X size={18} />} onClick={onClose} />
      </div>
    </header>
  );
}
