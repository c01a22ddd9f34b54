import { SORTS, SPLITS, useView } from '../state/view.js';
import type { Command, CommandGroup } from './command.js';

const SORT_NAMES: Record<(typeof SORTS)[number], string> = {
  path: 'folder and name',
  date: 'date',
  name: 'file name',
  id: 'number',
  seed: 'seed',
  size: 'picture size',
  count: 'images in group',
  relevance: 'relevance',
};

/** In which order groups come, and what makes them. */
export function useArrangements(): CommandGroup[] {
  const [view, setView] = useView();
  const { sort, step, gap, split, seeds } = view;
  const isPlain = step === 1 && gap === 0 && split.length === 0 && seeds === 'name';
  const sorts = SORTS.map((name): Command => ({
    id: `sort-${name}`,
    label: `Sort by ${SORT_NAMES[name]}`,
    also: 'order',
    isCurrent: sort === name,
    run: () => void setView({ sort: name, order: null }),
  }));
  const splits = SPLITS.map((name): Command => {
    const isSplit = split.includes(name);
    const others = SPLITS.filter((other) => (other === name ? !isSplit : split.includes(other)));
    return {
      id: `split-${name}`,
      label: `Begin a group where the ${name} changes`,
      also: 'split rule',
      isCurrent: isSplit,
      run: () => void setView({ split: others }),
    };
  });
  return [
    { value: 'Order', items: sorts },
    {
      value: 'Groups',
      items: [
        {
          id: 'rule',
          label: 'Group by consecutive seeds alone',
          also: 'default rule',
          isCurrent: isPlain,
          run: () => void setView({ step: null, gap: null, split: null, seeds: null }),
        },
        ...splits,
        {
          id: 'seeds',
          label: 'Take seeds from the metadata',
          also: 'rule names',
          isCurrent: seeds === 'metadata',
          run: () => void setView({ seeds: seeds === 'metadata' ? 'name' : 'metadata' }),
        },
      ],
    },
  ];
}
