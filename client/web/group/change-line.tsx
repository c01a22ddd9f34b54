import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useMemo } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import { unusualStep } from './gaps.js';
import {
  isEmpty,
  isUnchanged,
  type MetadataChanges,
  metadataChanges,
  type ValueChange,
} from './metadata-changes.js';
import type { SeededImage } from './rule-seeds.js';
import { useResting } from './use-resting.js';
import type { WordChange } from '../words/word-changes.js';

/** Milliseconds at one image after which it is asked about: not while somebody plays through. */
const REST = 100;

/** More changes than this do not fit on the line. */
const MOST = 6;

export interface ChangeLineProps {
  image: SeededImage;
  before: SeededImage | null;
  after: SeededImage | null;
  step: number;
}

/** What is not as it was in the image before, but for the seed: that it differs goes without saying. */
export function ChangeLine({ image, before, after, step }: ChangeLineProps): ReactElement | null {
  const seedroll = useSeedroll();
  const queryClient = useQueryClient();
  const isEnabled = useResting(image.id, REST);
  const { data: young } = useQuery(
    seedroll.metadata.get.queryOptions({ path: image.path }, { enabled: isEnabled }),
  );
  const { data: old } = useQuery(
    seedroll.metadata.get.queryOptions(
      { path: before?.path ?? image.path },
      { enabled: isEnabled && before !== null },
    ),
  );
  const next = isEnabled ? after?.path : undefined;
  useEffect(() => {
    if (next !== undefined)
      void queryClient.prefetchQuery(seedroll.metadata.get.queryOptions({ path: next }));
  }, [next, queryClient, seedroll]);
  const changes = useMemo(
    () => (old === undefined || young === undefined ? null : metadataChanges(old, young)),
    [old, young],
  );

  if (before === null) return <span className="opacity-70">The first of the group</span>;
  if (changes === null || old === undefined || young === undefined) return null;
  if (isEmpty(old) || isEmpty(young)) return <span className="opacity-70">Nothing to compare by</span>;
  const seeds = unusualStep(before.seed, image.seed, step);
  if (isUnchanged(changes) && seeds === null)
    return <span className="opacity-70">Only the seed differs</span>;
  return <Changes changes={changes} seeds={seeds} />;
}

function Changes({ changes, seeds }: { changes: MetadataChanges; seeds: string | null }): ReactElement {
  const values = changes.values.slice(0, MOST);
  const hidden = changes.values.length - values.length;
  return (
    <span className="flex min-w-0 items-baseline gap-3 overflow-x-auto whitespace-nowrap [scrollbar-width:none]">
      {seeds !== null && <span className="tabular-nums">seed {seeds}</span>}
      {values.map((value) => (
        <Value key={value.name} {...value} />
      ))}
      {hidden > 0 && <span className="opacity-70">{hidden} more</span>}
      <Words name="prompt" changes={changes.prompt} />
      <Words name="negative" changes={changes.negativePrompt} />
    </span>
  );
}

function Value({ name, before, after }: ValueChange): ReactElement {
  return (
    <span className="inline-flex max-w-80 shrink-0 items-baseline gap-1.5">
      <span className="opacity-70">{name}</span>
      <del className="truncate opacity-80 no-underline">{before ?? 'none'}</del>
      <span aria-label="to">→</span>
      <ins className="truncate font-medium text-accent no-underline">{after ?? 'none'}</ins>
    </span>
  );
}

function Words({ name, changes }: { name: string; changes: readonly WordChange[] }): ReactElement | null {
  if (changes.length === 0) return null;
  const shown = changes.slice(0, MOST);
  return (
    <span className="inline-flex shrink-0 items-baseline gap-1.5">
      <span className="opacity-70">{name}</span>
      {shown.map(({ removed, added }, place) => (
        <span key={place} className="inline-flex items-baseline gap-1.5">
          {removed !== '' && <del className="max-w-60 truncate text-danger">{removed}</del>}
          {added !== '' && <ins className="max-w-60 truncate text-accent no-underline">+{added}</ins>}
        </span>
      ))}
      {changes.length > shown.length && (
        <span className="opacity-70">{changes.length - shown.length} more</span>
      )}
    </span>
  );
}
