import type { ReactElement } from 'react';

export function DropTarget(): ReactElement | null {
  return null;
}
