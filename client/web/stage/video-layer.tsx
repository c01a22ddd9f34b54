import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import type { ImagePreview } from '../ui/picture.js';
import { UnshownNote } from './stage-notes.js';

/** A video, with the browser's own controls. The keys of the stage go on working, but for those that play it. */
export function VideoLayer({ video }: { video: ImagePreview }): ReactElement {
  const [hasFailed, setHasFailed] = useState(false);
  const player = useRef<HTMLVideoElement>(null);

  useLayoutEffect(() => {
    const { current } = player;
    return () => {
      // Else the focus would be lost with it.
      if (current !== null && current === document.activeElement)
        current.closest('section')?.focus({ preventScroll: true });
    };
  }, [hasFailed]);

  if (hasFailed)
    return (
      <UnshownNote
        image={video}
        reason="This browser does not play it: its format is none it knows, or it is damaged."
      />
    );
  return (
    // A double click on it is for the browser's full screen.
    <div className="absolute inset-0" onDoubleClick={(event) => event.stopPropagation()}>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- there are none to images that move. */}
      <video
        ref={player}
        src={video.original}
        aria-label={video.seed === null ? video.filename : `Seed ${video.seed}, ${video.filename}`}
        className="size-full object-contain"
        controls
        loop
        playsInline
        preload="metadata"
        onError={() => setHasFailed(true)}
      />
    </div>
  );
}
