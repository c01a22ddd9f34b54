import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { IconButton } from '../ui/button.js';
import { classNames } from '../ui/class-names.js';
import type { ImagePreview } from '../ui/picture.js';
import { nameOf } from './compared-image.js';

export interface ImageHeadingProps {
  image: ImagePreview;
  /** What it is now, such as `left`. */
  part?: string | undefined;
  /** Chooses it, where a way of comparing shows fewer than all. */
  onChoose?: (() => void) | undefined;
  onRemove: (id: string) => void;
}

/** The seed of an image that is compared, and how to leave it out. */
export function ImageHeading({ image, part, onChoose, onRemove }: ImageHeadingProps): ReactElement {
  const name = nameOf(image);
  return (
    <div className="flex min-w-0 grow items-center gap-1">
      <h3 className="min-w-0 font-mono text-[13px] tabular-nums" title={image.path}>
        {onChoose === undefined ? (
          <span className="block truncate">{name}</span>
        ) : (
          <button
            type="button"
            aria-pressed={part !== undefined}
            className={classNames(
              'flex h-7 max-w-full items-center gap-1.5 rounded-md px-2 pointer-coarse:h-10',
              part === undefined ? 'text-muted hover:bg-hover hover:text-ink' : 'bg-hover text-ink',
            )}
            onClick={onChoose}
          >
            <span className="truncate">{name}</span>
            {part !== undefined && <span className="font-sans text-xs text-muted">{part}</span>}
          </button>
        )}
      </h3>
      <IconButton
        className="ml-auto size-7"
        label={`Leave out ${name}`}
        icon={<X size={14} aria-hidden="true" />}
        onClick={() => onRemove(image.id)}
      />
    </div>
  );
}
