import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { completionAt } from '../../../schema/search/completion.js';
import { useView } from '../state/view.js';
import { type Problem, problemIn } from './problem.js';

/** Milliseconds without a key after which a line is looked for. */
const PAUSE = 500;
/** The same while the value of a field is being written: half of a name finds nothing. */
const PAUSE_IN_VALUE = 1500;

/** What stands in the search box, and how it gets from there to what the page shows. */
export interface SearchLine {
  text: string;
  /** Why it cannot be read; null too while it is still being written. */
  problem: Problem | null;
  /** Takes what was typed: it is looked for after a pause, if it can be read. */
  type: (text: string) => void;
  /** Looks for it at once, as one step that Back undoes. */
  submit: (text: string) => void;
}

/** The line in the search box. It follows the address where a chip, a facet or Back changes that. */
export function useSearchLine(): SearchLine {
  const [{ q }, setView] = useView();
  const [text, setText] = useState(q);
  const [isSettled, setIsSettled] = useState(true);
  /** What was in the address when this was shown last, and what of that came from here. */
  const [known, setKnown] = useState(q);
  const [applied, setApplied] = useState<string | null>(null);
  // All that is typed until Enter is one step in the history.
  const isTyping = useRef(false);
  if (q !== known) {
    setKnown(q);
    if (q !== applied) {
      setText(q);
      setApplied(null);
      setIsSettled(true);
    }
  }

  function apply(line: string, isDone: boolean): void {
    setIsSettled(true);
    const query = line.trim();
    if (problemIn(query) !== null) return;
    if (query !== q) {
      setApplied(query);
      const history = isTyping.current ? 'replace' : 'push';
      void setView({ q: query, group: null, image: null, full: null, compare: null }, { history });
    }
    isTyping.current = !isDone;
  }

  const pause = useEffectEvent(() => apply(text, false));
  useEffect(() => {
    if (isSettled) return undefined;
    const timer = setTimeout(() => pause(), isInValue(text) ? PAUSE_IN_VALUE : PAUSE);
    return () => clearTimeout(timer);
  }, [text, isSettled]);

  return {
    text,
    problem: isSettled ? problemIn(text) : null,
    type: (line) => {
      setText(line);
      setIsSettled(false);
    },
    submit: (line) => {
      setText(line);
      apply(line, true);
    },
  };
}

function isInValue(line: string): boolean {
  const { kind, isQuoted, field } = completionAt(line);
  return kind === 'value' && !isQuoted && field !== 'text';
}
