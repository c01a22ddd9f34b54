import type { ReactElement, ReactNode } from 'react';
import { stanceOn } from '../search/edit-query.js';
import { useView } from '../state/view.js';
import { classNames } from '../ui/class-names.js';
import type { Filter } from './parameters.js';
import type { OnFilter } from './use-filter.js';

export interface FilterValueProps {
  filter: Filter | null;
  onFilter: OnFilter | undefined;
  look?: 'text' | 'chip';
  children: ReactNode;
}

const LOOKS = {
  text: '-mx-1 rounded px-1 text-left break-words decoration-dotted underline-offset-3 hover:bg-hover hover:underline pointer-coarse:min-h-10',
  chip: 'max-w-full truncate rounded-full border border-line px-2.5 py-0.5 text-xs hover:bg-hover aria-pressed:border-accent pointer-coarse:min-h-10',
};

/** A value that shows, at a press, the images alone which have it too; or all again where these are shown. */
export function FilterValue({ filter, onFilter, look = 'text', children }: FilterValueProps): ReactElement {
  const [{ q }] = useView();
  if (filter === null || onFilter === undefined) {
    return <span className={look === 'chip' ? LOOKS.chip : 'break-words select-text'}>{children}</span>;
  }
  const isWanted = stanceOn(q, filter.field, filter.value) === 'wanted';
  return (
    <button
      type="button"
      aria-pressed={isWanted}
      title={isWanted ? 'Show the others too' : 'Show only these'}
      onClick={() => onFilter(filter)}
      className={classNames(LOOKS[look], isWanted && 'text-accent')}
    >
      {children}
    </button>
  );
}
