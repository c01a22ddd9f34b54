import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronUp } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useSize } from '../grid/use-size.js';
import { IconButton } from '../ui/button.js';
import { classNames } from '../ui/class-names.js';
import { SearchField } from './search-field.js';
import { matchesOf, piecesOf, rowAt, rowStarts } from './text-rows.js';

/** Pixels of a row (`leading-[18px]`), and of a character at 12 px in monospaced fonts. */
const ROW = 18;
const CHARACTER = 7.23;
const PADDING = 24;

export interface TextViewerProps {
  text: string;
  searched: string;
  label: string;
  /** Further buttons beside the search. */
  children: ReactNode;
}

/** A text of any length with a search: the rows alone that are seen are in the page. */
export function TextViewer({ text, searched, label, children }: TextViewerProps): ReactElement {
  const [query, setQuery] = useState(searched);
  const [current, setCurrent] = useState(0);
  const pane = useRef<HTMLDivElement>(null);
  const { width } = useSize(pane);
  const columns = Math.max(20, Math.floor((width - PADDING) / CHARACTER));
  const wanted = useDeferredValue(query);
  const starts = useMemo(() => rowStarts(text, columns), [text, columns]);
  const matches = useMemo(() => matchesOf(text, wanted), [text, wanted]);
  const rows = useVirtualizer({
    count: starts.length,
    getScrollElement: () => pane.current,
    estimateSize: () => ROW,
    overscan: 20,
  });

  function show(place: number): void {
    const match = matches.at(place % Math.max(1, matches.length));
    if (match === undefined) return;
    setCurrent(matches.indexOf(match));
    rows.scrollToIndex(rowAt(starts, match.start), { align: 'center' });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    show(current + (event.shiftKey ? -1 : 1));
  }

  return (
    <>
      <div className="flex flex-wrap gap-2">
        <div className="min-w-48 grow">
          <SearchField
            label={`Search in ${label}`}
            value={query}
            onChange={(value) => {
              setQuery(value);
              setCurrent(0);
              const first = matchesOf(text, value)[0];
              if (first !== undefined) rows.scrollToIndex(rowAt(starts, first.start), { align: 'center' });
            }}
            count={matches.length}
            current={current}
            onKeyDown={onKeyDown}
          >
            <IconButton
              label="Previous one"
              keys="Shift+Enter"
              icon={<ChevronUp size={16} />}
              disabled={matches.length === 0}
              onClick={() => show(current - 1)}
            />
            <IconButton
              label="Next one"
              keys="Enter"
              icon={<ChevronDown size={16} />}
              disabled={matches.length === 0}
              onClick={() => show(current + 1)}
            />
          </SearchField>
        </div>
        {children}
      </div>
      <div
        ref={pane}
        tabIndex={0}
        role="region"
        aria-label={`Text of ${label}`}
        className="min-h-0 grow overflow-auto rounded-md bg-base p-3 font-mono text-xs leading-[18px]"
      >
        <div className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => (
            <div
              key={index}
              className="absolute top-0 left-0 h-[18px] w-max whitespace-pre select-text"
              style={{ transform: `translateY(${String(start)}px)` }}
            >
              {piecesOf(
                text,
                { start: starts[index] ?? 0, end: starts[index + 1] ?? text.length },
                matches,
              ).map((piece, at) =>
                piece.match === null ? (
                  piece.text
                ) : (
                  <mark
                    key={at}
                    className={classNames(piece.match === current && 'outline-2 outline-accent')}
                  >
                    {piece.text}
                  </mark>
                ),
              )}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
