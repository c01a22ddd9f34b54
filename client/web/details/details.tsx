import { lazy, type ReactElement, Suspense } from 'react';
import type { CurrentImage } from '../state/current.js';
import { DetailsSkeleton } from './details-skeleton.js';

const ImageDetails = lazy(() =>
  import('./image-details.js').then(({ ImageDetails }) => ({ default: ImageDetails })),
);

/** All that is known of an image. Fetched once somebody asks for it. */
export function Details({ image }: { image: CurrentImage }): ReactElement {
  return (
    <Suspense fallback={<DetailsSkeleton />}>
      <ImageDetails image={image} />
    </Suspense>
  );
}
