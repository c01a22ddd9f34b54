import { useState } from 'react';
import { useView } from '../state/view.js';
import { valuesIn } from './edit-query.js';
import type { FacetSection } from './facet-sections.js';
import { problemIn } from './problem.js';
import { type FacetValue, useFacet } from './use-facet.js';

/** Values that are asked for at first, and where somebody asks for more: the most that the server tells. */
const LIMITS = { first: 50, more: 500 };

/** The values of a section as it shows them. */
export interface FacetValues {
  /** Those that the search line names first, where they are not among the others. Null until they are counted. */
  values: readonly FacetValue[] | null;
  /** Whether these are all. */
  isComplete: boolean;
  /** Asks for as many as the server tells; null once it has. */
  more: (() => void) | null;
  isBusy: boolean;
  /** Whether the search line cannot be read, so that nothing can be counted. */
  isUnreadable: boolean;
  error: unknown;
  retry: () => void;
}

/** @param isWanted Whether to ask for them by now. */
export function useFacetValues(section: FacetSection, isWanted: boolean): FacetValues {
  const [{ q }] = useView();
  const [limit, setLimit] = useState(LIMITS.first);
  const { data, error, isFetching, refetch } = useFacet(section, limit, isWanted);
  return {
    values: data === undefined ? null : withChosen(data?.values ?? [], valuesIn(q, section.field)),
    isComplete: data?.isComplete ?? true,
    more: limit === LIMITS.more ? null : () => setLimit(LIMITS.more),
    isBusy: isFetching,
    isUnreadable: problemIn(q) !== null,
    error,
    retry: () => void refetch(),
  };
}

/** What somebody has chosen can be taken back, also where no image has it any more, or it is a name with `*`. */
function withChosen(values: readonly FacetValue[], chosen: readonly string[]): FacetValue[] {
  const known = new Set(values.map(({ value }) => value.toLowerCase()));
  const others = [...new Set(chosen)].filter((value) => !known.has(value.toLowerCase()));
  return [...others.map((value) => ({ value, count: null })), ...values];
}
