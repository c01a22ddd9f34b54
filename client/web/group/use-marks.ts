import { useState } from 'react';

/** More images are not compared at once. */
const MOST = 4;

export interface Marks {
  marked: readonly string[];
  toggle: (id: string) => void;
}

/** The images that are marked for comparing; of more than can be compared the first ones give way. */
export function useMarks(): Marks {
  const [marked, setMarked] = useState<readonly string[]>([]);
  return {
    marked,
    toggle: (id) =>
      setMarked((before) =>
        before.includes(id) ? before.filter((other) => other !== id) : [...before, id].slice(-MOST),
      ),
  };
}
