import { lazy, type ReactElement, Suspense } from 'react';
import { GroupGrid } from '../grid/group-grid.js';
import { GridToolbar } from '../grid/toolbar.js';
import { FilterChips } from '../search/filter-chips.js';
import { useView } from '../state/view.js';
import { Boundary } from '../ui/boundary.js';

const GroupView = lazy(() =>
  import('../group/group-view.js').then(({ GroupView }) => ({ default: GroupView })),
);

/** The groups, or one of them: the grid stays as it was behind an open group, with its place. */
export function MainPane(): ReactElement {
  const [{ group }] = useView();
  return (
    <main className="relative flex min-w-0 grow flex-col">
      <div className="flex min-h-0 grow flex-col" inert={group !== null}>
        <GridToolbar />
        <FilterChips />
        <GroupGrid open={group} />
      </div>
      {group !== null && (
        <Boundary>
          <Suspense>
            <GroupView id={group} />
          </Suspense>
        </Boundary>
      )}
    </main>
  );
}
