import { type ReactElement, useRef } from 'react';
import { useSize } from '../grid/use-size.js';
import { columnsFor } from './columns.js';
import { ComparedImage } from './compared-image.js';
import { ImageHeading } from './image-heading.js';
import { LensPane } from './lens-pane.js';
import type { StageProps } from './stage-props.js';

/** All of the images beside each other. */
export function SideBySide({ images, aspect, lens, onLens, onPixels, onRemove }: StageProps): ReactElement {
  const room = useRef<HTMLDivElement>(null);
  const columns = columnsFor(images.length, aspect, useSize(room));
  return (
    <div
      ref={room}
      className="grid min-h-0 grow auto-rows-fr gap-px bg-line"
      style={{ gridTemplateColumns: `repeat(${String(columns)}, minmax(0, 1fr))` }}
    >
      {images.map((image) => (
        <figure key={image.id} className="flex min-h-0 flex-col bg-base">
          <figcaption className="flex items-center border-b border-line bg-surface px-2">
            <ImageHeading image={image} onRemove={onRemove} />
          </figcaption>
          <LensPane lens={lens} onLens={onLens} aspect={aspect} className="grow">
            <ComparedImage image={image} onPixels={onPixels} />
          </LensPane>
        </figure>
      ))}
    </div>
  );
}
