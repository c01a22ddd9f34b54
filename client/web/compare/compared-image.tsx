import { type ReactElement, useState } from 'react';
import { classNames } from '../ui/class-names.js';
import { type ImagePreview, thumbnailFor } from '../ui/picture.js';
import type { Size } from './lens.js';

export interface ComparedImageProps {
  image: ImagePreview;
  /** Told once it is known. */
  onPixels?: ((id: string, pixels: Size) => void) | undefined;
  className?: string | undefined;
}

/** One of the images, as large as its box; what browsers cannot show is shown as a thumbnail. */
export function ComparedImage({ image, onPixels, className }: ComparedImageProps): ReactElement {
  const [hasFailed, setHasFailed] = useState(false);
  return (
    <img
      src={hasFailed ? thumbnailFor(image, 1280) : image.original}
      alt={nameOf(image)}
      draggable={false}
      decoding="sync"
      className={classNames('absolute inset-0 size-full object-contain', className)}
      onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
        if (width > 0 && height > 0) onPixels?.(image.id, { width, height });
      }}
      onError={() => setHasFailed(true)}
    />
  );
}

/** Its seed; the name of the file where that has none. */
export function nameOf({ seed, filename }: Pick<ImagePreview, 'seed' | 'filename'>): string {
  return seed ?? filename;
}
