import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import { type FolderRow, type ListedFolder, rowsOf } from './rows.js';

/** The rows of the folder tree, as far as it is open: the library itself first. */
export function useFolderRows(open: ReadonlySet<string>) {
  const seedroll = useSeedroll();
  const info = useQuery(seedroll.server.info.queryOptions());
  const base = useQuery(seedroll.directories.list.queryOptions({ path: '' }));
  const paths = useMemo(() => [...open], [open]);
  const listed = useQueries({
    queries: paths.map((path) => seedroll.directories.list.queryOptions({ path })),
    combine: itemsOf,
  });
  const rows = useMemo(() => {
    const children = new Map(paths.map((path, at) => [path, listed[at]]));
    const images = base.data?.directory.totalImages ?? null;
    const all = { path: '', name: 'All images', level: 1, images, hasFolders: false, isOpen: false };
    const folders = rowsOf(base.data?.items ?? [], open, (path) => children.get(path));
    const neighbours = (base.data?.items.length ?? 0) + 1;
    return [
      { ...all, position: 1, neighbours },
      ...folders.map((row): FolderRow =>
        row.level === 1 ? { ...row, position: row.position + 1, neighbours } : row,
      ),
    ];
  }, [base.data, listed, open, paths]);
  return { rows, library: info.data?.baseDirectory ?? '', error: base.error, retry: base.refetch };
}

/** One function for all renderings, so that nothing is put together anew where nothing has changed. */
function itemsOf(queries: readonly { data?: { items: ListedFolder[] } | undefined }[]) {
  return queries.map(({ data }) => data?.items);
}
