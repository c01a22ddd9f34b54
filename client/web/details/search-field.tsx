import { Search } from 'lucide-react';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { MOST_MATCHES } from './text-rows.js';

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** How many places were found. */
  count: number;
  /** Which of them is shown, from 0; left out where all are. */
  current?: number;
  onKeyDown?: (event: KeyboardEvent) => void;
  children?: ReactNode;
}

/** A field for what to look for in a text, with how often it was found. */
export function SearchField({
  label,
  value,
  onChange,
  count,
  current,
  onKeyDown,
  children,
}: SearchFieldProps): ReactElement {
  const all = count >= MOST_MATCHES ? `${count.toLocaleString()} and more` : count.toLocaleString();
  const told =
    current === undefined || count === 0 ? `${all} found` : `${(current + 1).toLocaleString()} of ${all}`;
  return (
    <div className="flex h-8 items-center gap-1.5 rounded-md border border-line bg-base pl-2 text-[13px] focus-within:border-accent pointer-coarse:h-10">
      <Search size={14} aria-hidden="true" className="shrink-0 text-muted" />
      <input
        type="search"
        aria-label={label}
        placeholder="Search"
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        className="min-w-0 grow bg-transparent outline-none placeholder:text-muted pointer-coarse:text-[16px] [&::-webkit-search-cancel-button]:hidden"
      />
      <output className="shrink-0 pr-2 text-xs text-muted tabular-nums">{value === '' ? '' : told}</output>
      {children}
    </div>
  );
}
