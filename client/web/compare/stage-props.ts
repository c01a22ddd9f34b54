import type { ImagePreview } from '../ui/picture.js';
import type { Lens, Size } from './lens.js';
import type { ChangeLens } from './use-lens-gestures.js';

/** What every way of comparing is given. */
export interface StageProps {
  images: readonly ImagePreview[];
  /** Width by height of the box that all images are scaled to. */
  aspect: number;
  lens: Lens;
  onLens: ChangeLens;
  onPixels: (id: string, pixels: Size) => void;
  onRemove: (id: string) => void;
}

/** For those that compare two. */
export interface PairProps extends StageProps {
  pair: readonly [ImagePreview, ImagePreview];
}
