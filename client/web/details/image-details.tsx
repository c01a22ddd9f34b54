import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import type { ReactElement } from 'react';
import { seedrollError } from 'seedroll/client';
import { useSeedroll } from 'seedroll/client/react';
import type { CurrentImage } from '../state/current.js';
import { Button } from '../ui/button.js';
import { classNames } from '../ui/class-names.js';
import { DetailsSkeleton } from './details-skeleton.js';
import { FileFacts } from './file-facts.js';
import { MetadataSections } from './metadata-sections.js';
import { useFilter } from './use-filter.js';

/**
 * What the server knows of an image. The last image's stay until those of the next are there, so that nothing jumps while
 * somebody goes through seeds.
 */
export function ImageDetails({ image }: { image: CurrentImage }): ReactElement {
  const seedroll = useSeedroll();
  const filter = useFilter();
  const { data, error, isPlaceholderData, refetch } = useQuery(
    seedroll.metadata.get.queryOptions({ path: image.path }, { placeholderData: keepPreviousData }),
  );
  return (
    <div>
      <FileFacts image={image} format={data?.format ?? null} />
      {error !== null ? (
        <div role="alert" className="flex flex-col items-start gap-2 px-4 py-2">
          <p className="text-danger">{seedrollError(error)?.message ?? 'The server does not answer.'}</p>
          <Button onClick={() => void refetch()}>
            <RotateCw size={14} aria-hidden="true" />
            Try again
          </Button>
        </div>
      ) : data === undefined ? (
        <DetailsSkeleton />
      ) : (
        <div
          aria-busy={isPlaceholderData}
          className={classNames('transition-opacity delay-150', isPlaceholderData && 'opacity-50')}
        >
          <MetadataSections metadata={data} name={nameOf(image.path)} path={image.path} onFilter={filter} />
        </div>
      )}
    </div>
  );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
