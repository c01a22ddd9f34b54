import { type ReactElement, useState } from 'react';
import type { ImagePreview } from '../ui/picture.js';
import { BrokenNote } from './stage-notes.js';

/** A video, with the controls of the browser; what that cannot play is told of. */
export function Video({ image }: { image: ImagePreview }): ReactElement {
  const [hasFailed, setHasFailed] = useState(false);
  if (hasFailed) return <BrokenNote image={image} />;
  return (
    // Files have no captions.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <video
      src={image.original}
      aria-label={image.filename}
      controls
      loop
      playsInline
      preload="metadata"
      className="absolute inset-0 size-full object-contain"
      onError={() => setHasFailed(true)}
      // A double click is for its own full screen.
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
