import type { ReactElement } from 'react';
import { useGroupIndex } from './use-group-index.js';

/** How many groups and images the view shows. */
export function GroupCount(): ReactElement {
  const { index, isStale } = useGroupIndex();
  return (
    <p role="status" className="truncate text-[13px] text-muted tabular-nums" aria-busy={isStale}>
      {index !== null && `${counted(index.total, 'group')}, ${counted(index.totalImages, 'image')}`}
    </p>
  );
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
