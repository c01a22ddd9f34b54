import { lazy, type ReactElement, Suspense, useMemo } from 'react';
import { useSelection } from '../state/selection.js';
import type { GroupIndex } from './use-group-index.js';

const SelectionBar = lazy(() =>
  import('./selection-bar.js').then(({ SelectionBar }) => ({ default: SelectionBar })),
);

/** What is selected; nothing while nothing is. */
export function Selected({ index }: { index: GroupIndex }): ReactElement | null {
  const selected = useSelection();
  const places = useMemo(
    () => [...selected].map((id) => index.indexOf(id)).filter((place) => place !== -1),
    [selected, index],
  );
  if (places.length === 0) return null;
  const sorted = places.toSorted((a, b) => a - b);
  return (
    <Suspense>
      <SelectionBar
        ids={sorted.flatMap((place) => index.ids[place] ?? [])}
        images={sorted.reduce((sum, place) => sum + (index.counts[place] ?? 0), 0)}
      />
    </Suspense>
  );
}
