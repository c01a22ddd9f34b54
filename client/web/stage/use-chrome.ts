import { useEffect, useState } from 'react';

/** Milliseconds without the pointer moving after which there is nothing but the picture. */
const REST = 2000;

/** Whether buttons are to be seen over a picture that has the page for itself: for a while after the pointer has moved. */
export function useChrome(isFull: boolean): boolean {
  const [isShown, setIsShown] = useState(true);
  useEffect(() => {
    if (!isFull) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      setIsShown(true);
      clearTimeout(timer);
      timer = setTimeout(() => setIsShown(false), REST);
    };
    show();
    const events = ['pointermove', 'pointerdown', 'focusin'] as const;
    for (const event of events) document.addEventListener(event, show, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const event of events) document.removeEventListener(event, show);
    };
  }, [isFull]);
  return isShown || !isFull;
}
