import { Switch } from '@base-ui/react/switch';
import { useQueries } from '@tanstack/react-query';
import { type ReactElement, useId, useMemo, useState } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import type { ImagePreview } from '../ui/picture.js';
import { nameOf } from './compared-image.js';
import { DiffCell } from './diff-cell.js';
import { type Metadata, metadataRows } from './metadata-rows.js';

/** What the metadata of images say, side by side: where they differ, or all of it. */
export function MetadataDiff({ images }: { images: readonly ImagePreview[] }): ReactElement {
  const [showsAll, setShowsAll] = useState(false);
  const label = useId();
  const seedroll = useSeedroll();
  const { all, hasFailed } = useQueries({
    queries: images.map(({ path }) => seedroll.metadata.get.queryOptions({ path })),
    combine: (results) => ({
      all: results.map(({ data }) => data).filter((data): data is Metadata => data !== undefined),
      hasFailed: results.some(({ isError }) => isError),
    }),
  });
  const rows = useMemo(() => metadataRows(all), [all]);
  const shown = showsAll ? rows : rows.filter(({ isSame }) => !isSame);
  const isComplete = all.length === images.length;
  // Which seed each has stands above it already.
  const isSeedAlone =
    shown.every(({ name }) => name === 'Seed') &&
    images.every(({ seed }, index) => seed === all[index]?.seed);
  return (
    <section
      aria-label="Metadata compared"
      aria-busy={!isComplete && !hasFailed}
      // For the keys that scroll.
      tabIndex={0}
      className="max-h-[38%] min-h-17 shrink-0 overflow-auto border-t border-line bg-surface -outline-offset-2"
    >
      <header className="sticky left-0 flex h-9 items-center justify-between gap-3 px-3 text-[13px]">
        <h3 className="text-muted">{showsAll ? 'All metadata' : 'What differs'}</h3>
        <label id={label} className="flex items-center gap-2">
          Show all
          <Switch.Root
            aria-labelledby={label}
            checked={showsAll}
            onCheckedChange={setShowsAll}
            className="flex h-5 w-8 rounded-full bg-line p-0.5 transition-colors data-checked:bg-accent"
          >
            <Switch.Thumb className="size-4 rounded-full bg-ink transition-transform data-checked:translate-x-3 data-checked:bg-accent-ink" />
          </Switch.Root>
        </label>
      </header>
      {hasFailed && (
        <p role="alert" className="px-3 pb-3 text-danger">
          The metadata of some images cannot be had.
        </p>
      )}
      {isComplete && (shown.length === 0 || isSeedAlone) && (
        <p className="px-3 pb-3 text-muted">
          {shown.length === 0 ? 'The metadata are the same.' : 'Only the seed differs.'}
        </p>
      )}
      {isComplete && shown.length > 0 && !isSeedAlone && (
        <table className="w-full min-w-fit table-fixed border-collapse text-left text-[13px]">
          <thead>
            <tr className="border-y border-line text-xs text-muted">
              <th scope="col" className="w-36 px-3 py-1 font-normal max-sm:w-24">
                <span className="sr-only">What</span>
              </th>
              {images.map((image) => (
                <th key={image.id} scope="col" className="min-w-40 px-3 py-1 font-mono font-normal">
                  {nameOf(image)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.name} className="border-b border-line/60 align-top">
                <th scope="row" className="px-3 py-1.5 font-normal break-words text-muted">
                  {row.name}
                  {showsAll && !row.isSame && (
                    <>
                      <span aria-hidden="true" className="ml-1 text-accent">
                        ≠
                      </span>
                      <span className="sr-only"> differs</span>
                    </>
                  )}
                </th>
                {images.map((image, index) => (
                  <DiffCell key={image.id} row={row} index={index} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
