import { Autocomplete } from '@base-ui/react/autocomplete';
import { CircleHelp, Search, X } from 'lucide-react';
import { type KeyboardEvent, lazy, type ReactElement, Suspense, useId, useRef, useState } from 'react';
import { showOverlay, useOverlay } from '../state/overlay.js';
import { classNames } from '../ui/class-names.js';
import { BoxButton } from './box-button.js';
import { ProblemMark, ProblemMessage } from './problem-mark.js';
import { SuggestionList } from './suggestion-list.js';
import { usePlacedCaret } from './use-placed-caret.js';
import { useSearchKeys } from './use-search-keys.js';
import { useSearchLine } from './use-search-line.js';
import { type Suggestion, useSuggestions } from './use-suggestions.js';

const SyntaxHelp = lazy(() => import('./syntax-help.js').then(({ SyntaxHelp }) => ({ default: SyntaxHelp })));

/** Longest line that the server takes. */
const MAX_LINE = 10_000;

/** The search line, with suggestions below it while it is written. */
export function SearchBox(): ReactElement {
  const { text, problem: found, type, submit } = useSearchLine();
  const [caret, setCaret] = useState(text.length);
  const [isOpen, setIsOpen] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const { suggestions, complete } = useSuggestions(text, caret, isOpen && hasFocus);
  const input = useRef<HTMLInputElement>(null);
  const highlighted = useRef<Suggestion | undefined>(undefined);
  const placeCaret = usePlacedCaret(input, text);
  const problemId = useId();
  const isHelpOpen = useOverlay() === 'syntax';
  const isListOpen = isOpen && suggestions.length > 0;
  // Whoever is offered a way to go on is not done writing.
  const problem = isListOpen ? null : found;
  useSearchKeys(input);

  /** The name of a field is gone on with; a value is what somebody looks for. */
  function choose(suggestion: string): void {
    const next = complete(suggestion);
    if (next === null) return;
    placeCaret(next.caret);
    setCaret(next.caret);
    const isField = suggestion.endsWith(':');
    setIsOpen(isField);
    if (isField) type(next.line);
    else submit(next.line);
  }

  function onKeyDown(event: KeyboardEvent & { preventBaseUIHandler: () => void }): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !(isListOpen && highlighted.current !== undefined)) {
      setIsOpen(false);
      submit(text);
    } else if (event.key === 'Escape') {
      // It would empty the box.
      event.preventBaseUIHandler();
      if (isListOpen) setIsOpen(false);
      else input.current?.blur();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isListOpen) event.preventBaseUIHandler();
      setIsOpen(true);
    }
  }

  return (
    <search className="relative block w-full max-w-3xl">
      <Autocomplete.Root
        items={suggestions}
        filter={null}
        value={text}
        itemToStringValue={({ text }) => text}
        inline
        open={isListOpen}
        onItemHighlighted={(suggestion) => {
          highlighted.current = suggestion;
        }}
        onValueChange={(value, { reason }) => {
          if (reason !== 'input-change') return;
          type(value);
          setIsOpen(value !== '');
        }}
      >
        <Autocomplete.InputGroup
          className={classNames(
            'flex h-8 items-center rounded-md border bg-base focus-within:border-accent pointer-coarse:h-10',
            problem === null ? 'border-line' : 'border-danger!',
          )}
        >
          <Search size={15} aria-hidden="true" className="ml-2 shrink-0 text-muted" />
          <div className="relative mx-2 h-full min-w-0 grow text-[13px] pointer-coarse:text-[16px]">
            {problem !== null && <ProblemMark text={text} problem={problem} input={input} />}
            <Autocomplete.Input
              ref={input}
              className="absolute inset-0 w-full bg-transparent outline-hidden placeholder:text-muted placeholder-shown:text-ellipsis"
              placeholder="Search prompts, model:… seed:… size:…"
              aria-label="Search"
              aria-keyshortcuts="/ Control+F"
              aria-expanded={isListOpen}
              aria-invalid={problem !== null}
              aria-describedby={problem === null ? undefined : problemId}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              enterKeyHint="search"
              maxLength={MAX_LINE}
              onKeyDown={onKeyDown}
              onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? text.length)}
              onClick={() => setIsOpen(true)}
              onFocus={() => setHasFocus(true)}
              onBlur={() => {
                setHasFocus(false);
                setIsOpen(false);
              }}
            />
          </div>
          {text !== '' && (
            <BoxButton
              label="Clear the search"
              icon={<X size={15} />}
              onClick={() => {
                submit('');
                input.current?.focus();
              }}
            />
          )}
          <BoxButton
            label="How to search"
            icon={<CircleHelp size={15} />}
            onClick={() => showOverlay('syntax')}
          />
        </Autocomplete.InputGroup>
        <SuggestionList isOpen={isListOpen} onChoose={choose} />
      </Autocomplete.Root>
      {problem !== null && <ProblemMessage id={problemId} problem={problem} isShown={hasFocus} />}
      {isHelpOpen && (
        <Suspense>
          <SyntaxHelp onTry={submit} />
        </Suspense>
      )}
    </search>
  );
}
