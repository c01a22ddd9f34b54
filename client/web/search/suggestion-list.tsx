import { Autocomplete } from '@base-ui/react/autocomplete';
import type { ReactElement } from 'react';
import { noteOn } from './field-notes.js';
import type { Suggestion } from './use-suggestions.js';

const NUMBER = new Intl.NumberFormat();
const KINDS = { field: 'field', value: 'value', word: 'in prompts' } as const;

export interface SuggestionListProps {
  isOpen: boolean;
  /** Takes the text of the one that was pressed. */
  onChoose: (text: string) => void;
}

/**
 * The ways to go on with a search line, below the box. It is no popup of Base UI, which would hide the rest of the page from
 * whoever hears it, focusable things included, for as long as somebody writes.
 */
export function SuggestionList({ isOpen, onChoose }: SuggestionListProps): ReactElement {
  return (
    <div
      hidden={!isOpen}
      // A press must not take the focus out of the box.
      onMouseDown={(event) => event.preventDefault()}
      className="absolute inset-x-0 top-full z-30 mt-1 rounded-lg border border-line bg-raised text-[13px] shadow-xl max-sm:fixed max-sm:inset-x-2 max-sm:top-13"
    >
      <Autocomplete.List
        aria-label="Suggestions"
        className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-1 pointer-coarse:max-h-[40dvh]"
      >
        {(suggestion: Suggestion) => (
          <Row key={suggestion.text} suggestion={suggestion} onChoose={onChoose} />
        )}
      </Autocomplete.List>
    </div>
  );
}

interface RowProps {
  suggestion: Suggestion;
  onChoose: (text: string) => void;
}

function Row({ suggestion, onChoose }: RowProps): ReactElement {
  const { text, kind, count } = suggestion;
  const note = kind === 'field' ? noteOn(text.slice(0, -1)) : KINDS[kind];
  return (
    <Autocomplete.Item
      value={suggestion}
      onClick={() => onChoose(text)}
      className="flex min-h-7 cursor-default items-center gap-3 rounded px-2 py-0.5 outline-hidden select-none data-highlighted:bg-hover pointer-coarse:min-h-10"
    >
      <span className={`min-w-0 truncate ${kind === 'field' ? 'font-mono text-accent' : ''}`}>{text}</span>
      <span className="ml-auto shrink-0 truncate text-xs text-muted max-sm:hidden">{note}</span>
      {count !== null && (
        <span className="w-14 shrink-0 text-right text-xs tabular-nums text-muted max-sm:ml-auto">
          <span className="sr-only">, images: </span>
          {NUMBER.format(count)}
        </span>
      )}
    </Autocomplete.Item>
  );
}
