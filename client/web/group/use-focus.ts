import { type RefObject, useEffect } from 'react';

/** Has the focus where the keys are. The grid takes it back (`grid/use-return.ts`). */
export function useFocusOfGroup(element: RefObject<HTMLElement | null>): void {
  useEffect(() => element.current?.focus({ preventScroll: true }), [element]);
}
