import { useEffect, useState } from 'react';

/** Milliseconds that it takes to read two words. */
const DURATION = 1400;

/** A word or two that are seen for a moment. */
export function useNotice(): [notice: string | null, show: (text: string) => void] {
  const [notice, setNotice] = useState<{ text: string } | null>(null);
  useEffect(() => {
    if (notice === null) return undefined;
    const timer = setTimeout(() => setNotice(null), DURATION);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice?.text ?? null, (text) => setNotice({ text })];
}
