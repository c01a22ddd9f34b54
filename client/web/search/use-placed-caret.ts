import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Places the caret of a controlled input: to be called together with the change of its text. */
export function usePlacedCaret(
  input: RefObject<HTMLInputElement | null>,
  text: string,
): (caret: number) => void {
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    input.current?.focus();
    input.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  }, [input, text]);
  return (caret) => {
    wanted.current = caret;
  };
}
