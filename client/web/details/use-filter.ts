import { useCallback } from 'react';
import { addCondition, forgetValue, stanceOn } from '../search/edit-query.js';
import { usePreferences } from '../state/preferences.js';
import { useView } from '../state/view.js';
import { useIsWide } from '../ui/use-media.js';
import type { Filter } from './parameters.js';

/** What happens when somebody presses a value. */
export type OnFilter = (filter: Filter) => void;

/** Shows only the images that have a value too; all others as well where these alone were shown. */
export function useFilter(): OnFilter {
  const [, setView] = useView();
  const [, change] = usePreferences();
  const isWide = useIsWide();
  return useCallback(
    ({ field, value }) => {
      // On a phone the details lie over what is found.
      if (!isWide) change({ areDetailsOpen: false });
      void setView(
        ({ q }) => ({
          q:
            stanceOn(q, field, value) === 'wanted'
              ? forgetValue(q, field, value)
              : addCondition(q, field, value),
          group: null,
          image: null,
          full: null,
          compare: null,
        }),
        { history: 'push' },
      );
    },
    [setView, change, isWide],
  );
}
