import { type ReactElement, useState } from 'react';
import { FilterValue } from './filter-value.js';
import { Section } from './section.js';
import type { OnFilter } from './use-filter.js';

const FEW = 24;
const MOST = 500;
/** Longer ones are prose, which no other image has. */
const LONGEST = 60;

/** What stands between the commas of the prompt: each finds the images whose prompts have it too. */
export function Words({
  words,
  onFilter,
}: {
  words: readonly string[];
  onFilter: OnFilter;
}): ReactElement | null {
  const [isOpen, setIsOpen] = useState(false);
  const found = [...new Set(words)].filter(isSearched).slice(0, MOST);
  if (found.length === 0) return null;
  return (
    <Section title="Words of the prompt">
      <ul className="flex flex-wrap gap-1.5">
        {found.slice(0, isOpen ? MOST : FEW).map((word) => (
          <li key={word} className="max-w-full">
            <FilterValue look="chip" filter={{ field: 'prompt', value: word }} onFilter={onFilter}>
              {word}
            </FilterValue>
          </li>
        ))}
        {found.length > FEW && (
          <li>
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => setIsOpen(!isOpen)}
              className="rounded px-1 py-0.5 text-xs text-accent hover:underline pointer-coarse:min-h-10"
            >
              {isOpen ? 'Fewer' : `${String(found.length - FEW)} more`}
            </button>
          </li>
        )}
      </ul>
    </Section>
  );
}

/** Signs alone say nothing to a search, and LoRAs have a list of their own. */
function isSearched(word: string): boolean {
  return word.length <= LONGEST && /[\p{L}\p{N}\p{S}]/u.test(word) && !word.startsWith('<');
}
