import { ImageOff } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import { classNames } from '../ui/class-names.js';
import { type ImagePreview, Picture } from '../ui/picture.js';
import type { SeededImage } from './rule-seeds.js';

export interface StripTileProps {
  image: SeededImage;
  /** Undefined as long as it is not known; null for an image that is gone. */
  preview: ImagePreview | null | undefined;
  /** Width and height, in pixels. */
  tile: number;
  /** How many seeds are missing before it. */
  missing: number;
  place: number;
  count: number;
  isCurrent: boolean;
  /** Its number among the marked ones, from 1; 0 for none of them. */
  mark: number;
  onChoose: (place: number) => void;
}

/** One image of the strip, with its seed; where seeds are missing before it, with a sign for them. */
export const StripTile = memo(function StripTile(props: StripTileProps): ReactElement {
  const { image, preview, tile, missing, place, count, isCurrent, mark, onChoose } = props;
  const name = image.seed === null ? image.filename : `Seed ${image.seed}`;
  return (
    <>
      {missing > 0 && <Missing count={missing} height={tile} />}
      <button
        type="button"
        aria-label={`${name}, ${String(place + 1)} of ${String(count)}${mark > 0 ? ', marked' : ''}`}
        aria-current={isCurrent ? 'true' : undefined}
        tabIndex={isCurrent ? 0 : -1}
        className="group/tile block rounded-md outline-offset-2"
        style={{ width: tile }}
        onClick={() => onChoose(place)}
      >
        <span
          className={classNames(
            'relative block overflow-hidden rounded-md bg-raised transition-opacity',
            !isCurrent &&
              mark === 0 &&
              'opacity-65 group-hover/tile:opacity-100 group-focus-visible/tile:opacity-100',
            isCurrent && 'ring-2 ring-accent',
            mark > 0 && !isCurrent && 'ring-2 ring-warn',
          )}
          style={{ height: tile }}
        >
          {preview != null && (
            <Picture key={preview.version} preview={preview} size={tile} alt="" className="size-full" />
          )}
          {preview === null && (
            <span className="grid size-full place-items-center text-muted">
              <ImageOff size={20} aria-hidden="true" />
            </span>
          )}
          {mark > 0 && (
            <span className="absolute right-1 top-1 grid size-5 place-items-center rounded-full bg-warn text-xs font-semibold text-black">
              {mark}
            </span>
          )}
        </span>
        <span
          className={classNames(
            'block truncate pt-0.5 text-center text-[11px] leading-4 tabular-nums [direction:rtl]',
            isCurrent ? 'text-ink' : 'text-muted',
          )}
          title={image.seed ?? image.filename}
        >
          {/* Of a long seed its last digits count. */}
          <bdi dir="ltr">{image.seed ?? image.filename}</bdi>
        </span>
      </button>
    </>
  );
});

/** Seeds that there is no image of. */
function Missing({ count, height }: { count: number; height: number }): ReactElement {
  return (
    <span
      role="note"
      className="mr-1 grid w-14 shrink-0 place-items-center rounded-md border border-dashed border-line text-center text-[11px] leading-tight text-muted bg-[repeating-linear-gradient(135deg,transparent_0_5px,var(--line)_5px_6px)]"
      style={{ height }}
    >
      <span className="rounded bg-surface px-1 py-0.5 tabular-nums">
        {count.toLocaleString('en')}
        <br />
        missing
      </span>
    </span>
  );
}
