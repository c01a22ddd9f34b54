import type { ReactElement } from 'react';
import { Difference } from './difference.js';
import { Divided } from './divided.js';
import { Flicker } from './flicker.js';
import { ImageHeading } from './image-heading.js';
import type { CompareMode } from './mode-choice.js';
import { SideBySide } from './side-by-side.js';
import type { StageProps } from './stage-props.js';
import type { Flickering } from './use-flicker.js';
import { usePair } from './use-pair.js';

export interface CompareStageProps extends StageProps {
  mode: CompareMode;
  flicker: Flickering;
  amplification: number;
}

/** The images, in one of the ways of comparing, with their seeds above them. */
export function CompareStage({ mode, flicker, amplification, ...stage }: CompareStageProps): ReactElement {
  const { images, onRemove } = stage;
  const pair = usePair(images);
  if (mode === 'side' || pair === null) return <SideBySide {...stage} />;
  const partOf = (id: string, index: number): string | undefined => {
    if (mode === 'flicker') return index === flicker.shown ? 'shown' : undefined;
    const place = pair.images.findIndex((image) => image.id === id);
    return (mode === 'slider' ? ['left', 'right'] : ['first', 'second'])[place];
  };
  return (
    <>
      <div className="flex gap-2 overflow-x-auto border-b border-line bg-surface px-1">
        {images.map((image, index) => (
          <div key={image.id} className="flex max-w-64">
            <ImageHeading
              image={image}
              part={partOf(image.id, index)}
              onChoose={() => (mode === 'flicker' ? flicker.show(index) : pair.choose(image.id))}
              onRemove={onRemove}
            />
          </div>
        ))}
      </div>
      {mode === 'slider' && <Divided {...stage} pair={pair.images} />}
      {mode === 'flicker' && <Flicker {...stage} shown={flicker.shown} />}
      {mode === 'difference' && <Difference {...stage} pair={pair.images} amplification={amplification} />}
    </>
  );
}
