import { type ReactElement, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Problem } from './problem.js';

/** Underlines what is wrong in the text of a box, which it lies behind. */
export function ProblemMark({
  text,
  problem,
  input,
}: {
  text: string;
  problem: Problem;
  input: RefObject<HTMLInputElement | null>;
}): ReactElement {
  const mirror = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = input.current;
    if (box === null) return undefined;
    const follow = (): void => {
      if (mirror.current !== null) mirror.current.scrollLeft = box.scrollLeft;
    };
    follow();
    const events = ['scroll', 'keyup', 'select', 'pointerup'];
    for (const event of events) box.addEventListener(event, follow);
    return () => {
      for (const event of events) box.removeEventListener(event, follow);
    };
  }, [input, text]);
  const wrong = text.slice(problem.start, problem.end);
  return (
    <div
      ref={mirror}
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 flex items-center overflow-hidden whitespace-pre text-transparent"
    >
      <span>{text.slice(0, problem.start)}</span>
      <span className="shrink-0 border-b-2 border-dotted border-danger">{wrong === '' ? '  ' : wrong}</span>
      <span>{text.slice(problem.end)}</span>
    </div>
  );
}

/** Says what is wrong with a line: below the box while somebody is at it, to be heard only else. */
export function ProblemMessage({
  id,
  problem,
  isShown,
}: {
  id: string;
  problem: Problem;
  isShown: boolean;
}): ReactElement {
  return (
    <div
      id={id}
      role="alert"
      className={
        isShown
          ? 'absolute inset-x-0 top-full z-30 mt-1 rounded-lg border border-danger/60 bg-raised px-3 py-2 text-[13px] shadow-xl max-sm:fixed max-sm:inset-x-2 max-sm:top-13'
          : 'sr-only'
      }
    >
      <p className="break-words text-danger">{problem.message}</p>
      {problem.examples.length > 0 && (
        <p className="mt-1 break-words text-muted">
          Expected{' '}
          {problem.examples.map((example) => (
            <code key={example} className="mr-1.5 rounded bg-base px-1 py-px text-ink">
              {example}
            </code>
          ))}
        </p>
      )}
    </div>
  );
}
