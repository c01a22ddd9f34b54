import type { ReactElement } from 'react';
import type { CurrentImage } from '../state/current.js';

export function Details({ image }: { image: CurrentImage }): ReactElement {
  return <p className="p-4">{image.path}</p>;
}
