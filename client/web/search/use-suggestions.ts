import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RouterOutputs } from 'seedroll/client';
import { useSeedroll } from 'seedroll/client/react';
import { useView } from '../state/view.js';
import { completed, type Suggested } from './completed.js';

/** Milliseconds without a key after which suggestions are asked for. */
const PAUSE = 100;
const LIMIT = 12;
/** Milliseconds for which suggestions are as good as new ones. */
const FRESH = 30_000;

export type Suggestion = RouterOutputs['search']['suggest']['suggestions'][number];

/**
 * Ways to go on with a line where its caret stands. While better ones are on their way, those of before, as long as they fit.
 * @param isWanted Whether somebody would see them.
 */
export function useSuggestions(line: string, caret: number, isWanted: boolean) {
  const [{ dir }] = useView();
  const seedroll = useSeedroll();
  const [asked, setAsked] = useState({ line, caret });
  const [kept, keep] = useState<(Suggested & { suggestions: readonly Suggestion[] }) | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    const timer = setTimeout(() => setAsked({ line, caret }), PAUSE);
    return () => clearTimeout(timer);
  }, [line, caret, isWanted]);
  const { data } = useQuery(
    seedroll.search.suggest.queryOptions(
      { query: asked.line, position: asked.caret, directory: dir, limit: LIMIT },
      { enabled: isWanted, staleTime: FRESH, gcTime: FRESH, retry: false },
    ),
  );
  if (data !== undefined && (kept?.suggestions !== data.suggestions || kept.line !== asked.line))
    keep({ line: asked.line, ...data });

  const complete = (text: string) => (kept === null ? null : completed(line, kept, text));
  if (kept === null || complete('') === null) return { suggestions: [], complete };
  // Whoever types on and chooses at once must not get what the line before was about.
  const typed = kept.line === line ? '' : line.slice(kept.start, caret).toLowerCase();
  return {
    suggestions: kept.suggestions.filter(({ text }) => text.toLowerCase().includes(typed)),
    complete,
  };
}
