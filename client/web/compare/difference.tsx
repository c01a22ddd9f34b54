import type { ReactElement } from 'react';
import { ComparedImage } from './compared-image.js';
import { LensPane } from './lens-pane.js';
import type { PairProps } from './stage-props.js';

/** How far two images are apart in each pixel and colour: black where they are the same. */
export function Difference({
  pair: [one, other],
  amplification,
  aspect,
  lens,
  onLens,
  onPixels,
}: PairProps & { amplification: number }): ReactElement {
  return (
    <LensPane lens={lens} onLens={onLens} aspect={aspect} className="grow bg-black">
      <div
        // Without its rim, where pixels of the screen are covered in part, and differ for that.
        className="absolute inset-0 isolate bg-black [clip-path:inset(1px)]"
        style={{ filter: `brightness(${String(amplification)})` }}
      >
        <ComparedImage key={one.id} image={one} onPixels={onPixels} />
        <ComparedImage key={other.id} image={other} onPixels={onPixels} className="mix-blend-difference" />
      </div>
    </LensPane>
  );
}
