import type { ReactElement } from 'react';

/** A tile of which nothing is known yet. */
export function TilePlaceholder({ tile }: { tile: number }): ReactElement {
  return <div className="rounded-md bg-raised/60" style={{ width: tile, height: tile }} />;
}
