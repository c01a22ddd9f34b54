import type { ReactElement } from 'react';
import { DetailsSkeleton } from './details-skeleton.js';
import { DroppedPicture } from './dropped-picture.js';
import { showDropped } from './dropped.js';
import { fileSize } from './file-size.js';
import { MetadataSections } from './metadata-sections.js';
import { useFileMetadata } from './use-file-metadata.js';
import { useFilter } from './use-filter.js';

/** One file of somebody's own computer: its picture, and what stands in it. */
export function DroppedFile({ file }: { file: File }): ReactElement {
  const { data, error } = useFileMetadata(file);
  const filter = useFilter();
  return (
    <>
      <div className="min-w-0 grow">
        <DroppedPicture file={file} />
      </div>
      <div className="min-w-0 md:w-88 md:shrink-0">
        <div className="px-4">
          <h2 className="text-[15px] font-semibold break-words select-text">{file.name}</h2>
          <p className="text-[13px] text-muted tabular-nums">
            {[fileSize(file.size), data?.format?.toUpperCase()]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </p>
        </div>
        {error !== null ? (
          <p role="alert" className="px-4 py-2 text-danger">
            {`The file could not be read: ${error.message}`}
          </p>
        ) : data === undefined ? (
          <DetailsSkeleton />
        ) : (
          <div className="md:max-h-[65dvh] md:overflow-y-auto">
            <MetadataSections
              metadata={data}
              name={file.name}
              onFilter={(found) => {
                // What is found lies behind the dialog.
                showDropped(null);
                filter(found);
              }}
            />
          </div>
        )}
      </div>
    </>
  );
}
