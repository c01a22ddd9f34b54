import type { ReactElement } from 'react';
import type { ImagePreview } from '../ui/picture.js';
import { thumbhashAddress } from '../ui/thumbhash.js';
import { fitted, type Size } from './frame.js';

/** The colours of an image, where it will be. */
export function Placeholder({ preview, stage }: { preview: ImagePreview | null; stage: Size }): ReactElement {
  const { width, height, thumbhash } = preview ?? { width: null, height: null, thumbhash: null };
  const size = width === null || height === null ? null : fitted({ width, height }, stage);
  const colours = thumbhash === null ? null : thumbhashAddress(thumbhash);
  return (
    <div className="absolute inset-0 grid place-items-center" role="status" aria-label="Loading">
      {size === null || colours === null ? (
        <div className="size-1/3 rounded-lg bg-raised motion-safe:animate-pulse" />
      ) : (
        <div className="bg-cover" style={{ ...size, backgroundImage: `url(${colours})` }} />
      )}
    </div>
  );
}
