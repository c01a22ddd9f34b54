import type { ReactElement } from 'react';
import type { Size } from './lens.js';

/** Says that images of different sizes are compared, which are then scaled. */
export function SizeNote({ sizes }: { sizes: readonly (Size | undefined)[] }): ReactElement | null {
  const known = sizes
    .filter((size) => size !== undefined)
    .map(({ width, height }) => `${String(width)} × ${String(height)}`);
  const different = [...new Set(known)];
  if (different.length < 2) return null;
  return (
    <p role="status" className="border-b border-line bg-surface px-3 py-1 text-xs text-warn">
      Sizes differ ({different.join(', ')}): the images are scaled to the first one, so that some of what
      differs comes from that.
    </p>
  );
}
