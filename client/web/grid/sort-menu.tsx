import { ArrowDownNarrowWide, ArrowDownWideNarrow } from 'lucide-react';
import type { ReactElement } from 'react';
import { type Sort, useView } from '../state/view.js';
import { Button, IconButton } from '../ui/button.js';
import { Menu, MenuChoices } from '../ui/menu.js';

const NAMES = [
  ['path', 'Folder and name'],
  ['date', 'Date'],
  ['name', 'File name'],
  ['id', 'Number'],
  ['seed', 'Seed'],
  ['size', 'Picture size'],
  ['count', 'Images in group'],
  ['relevance', 'Relevance'],
] as const satisfies readonly (readonly [Sort, string])[];

/** Those that the server sorts the other way unless it is told how. */
const LARGEST_FIRST: ReadonlySet<Sort> = new Set(['date', 'size', 'count', 'relevance']);

/** In which order groups come, and which way. */
export function SortMenu(): ReactElement {
  const [{ sort, order }, setView] = useView();
  const name = NAMES.find(([choice]) => choice === sort)?.[1] ?? sort;
  const isDescending = order === null ? LARGEST_FIRST.has(sort) : order === 'desc';
  return (
    <div className="flex items-center">
      <Menu
        trigger={
          <Button aria-label={`Sorted by ${name}`} className="rounded-r-none border-r-0">
            {name}
          </Button>
        }
      >
        <MenuChoices
          label="Sort by"
          value={sort}
          choices={NAMES}
          isAll
          onChoose={(choice) => void setView({ sort: choice, order: null })}
        />
      </Menu>
      <IconButton
        look="plain"
        className="rounded-l-none"
        label={isDescending ? 'Largest first' : 'Smallest first'}
        icon={isDescending ? <ArrowDownWideNarrow size={16} /> : <ArrowDownNarrowWide size={16} />}
        disabled={sort === 'relevance'}
        onClick={() => void setView({ order: isDescending ? 'asc' : 'desc' })}
      />
    </div>
  );
}
