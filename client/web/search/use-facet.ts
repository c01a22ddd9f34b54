import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSeedroll } from 'seedroll/client/react';
import { useView } from '../state/view.js';
import { problemIn } from './problem.js';
import { withoutField } from './edit-query.js';
import type { FacetSection } from './facet-sections.js';

/** Milliseconds between two counts while the library changes: counting a large one keeps the server busy for a while. */
const PAUSE = 10_000;

/** A value, and how many images have it; null where nobody has counted. */
export interface FacetValue {
  value: string;
  count: number | null;
}

/**
 * How many of the images that are shown have which values. Where values are alternatives they are counted as if none of them
 * were chosen, so that others can be added.
 * @param limit Most values.
 * @param isWanted Whether to ask for them by now.
 */
export function useFacet({ facet, field, isMany }: FacetSection, limit: number, isWanted: boolean) {
  const [{ dir, q }] = useView();
  const seedroll = useSeedroll();
  const query = isMany ? q : withoutField(q, field);
  return useQuery(
    seedroll.search.facets.queryOptions(
      { directory: dir, query, facets: [facet], limit },
      {
        enabled: isWanted && problemIn(query) === null,
        placeholderData: keepPreviousData,
        meta: { livePause: PAUSE },
        select: ({ facets }) => facets[0] ?? null,
      },
    ),
  );
}
