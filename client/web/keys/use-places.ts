import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSeedroll } from 'seedroll/client/react';
import { addCondition } from '../search/edit-query.js';
import { useView } from '../state/view.js';
import type { CommandGroup } from './command.js';

/** Most folders that are offered. */
const MOST = 8;

/** Folders with what is typed in their names, and the search for it. */
export function usePlaces(typed: string): CommandGroup[] {
  const [{ dir }, setView] = useView();
  const seedroll = useSeedroll();
  const query = addCondition('', 'path', typed);
  const { data } = useQuery(
    seedroll.search.suggest.queryOptions(
      { query, limit: MOST },
      { enabled: typed !== '', placeholderData: keepPreviousData, staleTime: 0 },
    ),
  );
  const found = (data?.suggestions ?? [])
    .filter(({ kind }) => kind === 'value')
    .map(({ text }) => unquoted(text));
  const folders = typed === '' ? (dir === '' ? [] : ['']) : found;
  const goTo = (folder: string): void =>
    void setView({ dir: folder, group: null, image: null, compare: [] }, { history: 'push' });
  return [
    {
      value: 'Folders',
      items: folders.map((folder) => ({
        id: `folder-${folder}`,
        label: folder === '' ? 'All folders' : folder,
        isCurrent: folder === dir,
        run: () => goTo(folder),
      })),
    },
    {
      value: 'Search',
      items:
        typed === ''
          ? []
          : [
              {
                id: 'search',
                label: `Search for ${typed}`,
                run: () =>
                  void setView({ q: typed, group: null, image: null, compare: [] }, { history: 'push' }),
              },
            ],
    },
  ];
}

/** A value as search lines have it, in quotes where it needs them; see docs/search.md. */
function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll(/\\(["\\])/g, '$1') : text;
}
