import { CircleCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { IconButton } from '../ui/button.js';
import { ChangeLine } from './change-line.js';
import type { SeededImage } from './rule-seeds.js';

const { mark } = SHORTCUTS.group;

export interface StageLineProps {
  images: readonly SeededImage[];
  place: number;
  total: number;
  step: number;
  isMarked: boolean;
  onMark: () => void;
}

/** Which image is shown, and what changed from the one before. */
export function StageLine({
  images,
  place,
  total,
  step,
  isMarked,
  onMark,
}: StageLineProps): ReactElement | null {
  const image = images[place];
  if (image === undefined) return null;
  return (
    <div className="flex items-center gap-1">
      <div className="flex min-w-0 grow items-baseline gap-4 max-sm:flex-col max-sm:gap-0 max-sm:py-1">
        <p className="flex max-w-3/5 shrink-0 items-baseline tabular-nums max-sm:max-w-full">
          <span className="truncate select-text font-medium">{image.seed ?? image.filename}</span>
          <span className="shrink-0 pl-2 opacity-70">
            {(place + 1).toLocaleString('en')} / {total.toLocaleString('en')}
          </span>
        </p>
        {total > 1 && (
          <div
            className="min-w-0 max-sm:max-w-full max-sm:text-xs"
            aria-label="Changes from the image before"
          >
            <ChangeLine
              image={image}
              before={images[place - 1] ?? null}
              after={images[place + 1] ?? null}
              step={step}
            />
          </div>
        )}
      </div>
      {total > 1 && (
        <IconButton
          label={mark.does}
          keys={mark.shown}
          icon={<CircleCheck size={16} />}
          aria-pressed={isMarked}
          className="text-inherit"
          onClick={onMark}
        />
      )}
    </div>
  );
}
