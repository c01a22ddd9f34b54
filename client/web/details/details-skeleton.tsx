import type { ReactElement } from 'react';

const LINES = ['w-3/5', 'w-2/5', 'w-full mt-4', 'w-full', 'w-4/5', 'w-full mt-4', 'w-2/3', 'w-full', 'w-1/2'];

/** What stands in the place of details that are on their way. */
export function DetailsSkeleton(): ReactElement {
  return (
    <div role="status" aria-label="Loading the details" className="flex flex-col gap-2.5 p-4">
      {LINES.map((width, at) => (
        <div key={at} className={`h-3.5 rounded bg-hover motion-safe:animate-pulse ${width}`} />
      ))}
    </div>
  );
}
