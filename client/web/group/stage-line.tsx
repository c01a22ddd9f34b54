import type { ReactElement } from 'react';
import { ChangeLine } from './change-line.js';
import type { GroupImage } from './use-group-images.js';

export interface StageLineProps {
  images: readonly GroupImage[];
  place: number;
  total: number;
  step: number;
}

/** Which image is shown, and what changed from the one before. */
export function StageLine({ images, place, total, step }: StageLineProps): ReactElement | null {
  const image = images[place];
  if (image === undefined) return null;
  return (
    <div className="flex min-w-0 items-baseline gap-4 max-sm:flex-col max-sm:gap-0 max-sm:py-1">
      <p className="shrink-0 tabular-nums max-sm:max-w-full max-sm:truncate">
        <span className="select-text font-medium">{image.seed ?? image.filename}</span>
        <span className="pl-2 opacity-70">
          {(place + 1).toLocaleString('en')} / {total.toLocaleString('en')}
        </span>
      </p>
      {total > 1 && (
        <div className="min-w-0 max-sm:max-w-full max-sm:text-xs" aria-label="Changes from the image before">
          <ChangeLine
            image={image}
            before={images[place - 1] ?? null}
            after={images[place + 1] ?? null}
            step={step}
          />
        </div>
      )}
    </div>
  );
}
