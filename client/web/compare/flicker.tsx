import type { ReactElement } from 'react';
import { ComparedImage } from './compared-image.js';
import { LensPane } from './lens-pane.js';
import type { StageProps } from './stage-props.js';

/** One image at a time in the same place, all of them decoded, so that each is there at once. */
export function Flicker({
  images,
  shown,
  aspect,
  lens,
  onLens,
  onPixels,
}: StageProps & { shown: number }): ReactElement {
  return (
    <LensPane lens={lens} onLens={onLens} aspect={aspect} className="grow">
      {images.map((image, index) => (
        <div
          key={image.id}
          // Hidden ones stay painted: `display` or `visibility` would let browsers drop their pixels.
          className={index === shown ? 'absolute inset-0' : 'absolute inset-0 opacity-0'}
          aria-hidden={index !== shown}
        >
          <ComparedImage image={image} onPixels={onPixels} />
        </div>
      ))}
    </LensPane>
  );
}
