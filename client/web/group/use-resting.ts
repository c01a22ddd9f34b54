import { useEffect, useState } from 'react';

/** Whether something has been the same for some milliseconds. */
export function useResting(value: string, duration: number): boolean {
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), duration);
    return () => clearTimeout(timer);
  }, [value, duration]);
  return rested === value;
}
