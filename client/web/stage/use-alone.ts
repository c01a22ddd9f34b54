import { type RefObject, useEffect } from 'react';

/** While it is enabled, nothing of the page but this element can be reached, by the keyboard or otherwise. */
export function useAlone(element: RefObject<HTMLElement | null>, isEnabled: boolean): void {
  useEffect(() => {
    if (!isEnabled) return undefined;
    const hidden: HTMLElement[] = [];
    let child: Element | null = element.current;
    while (child !== null && child.id !== 'root' && child.parentElement !== null) {
      for (const sibling of child.parentElement.children) {
        if (sibling === child || !(sibling instanceof HTMLElement) || sibling.inert) continue;
        sibling.inert = true;
        hidden.push(sibling);
      }
      child = child.parentElement;
    }
    return () => {
      for (const sibling of hidden) sibling.inert = false;
    };
  }, [element, isEnabled]);
}
