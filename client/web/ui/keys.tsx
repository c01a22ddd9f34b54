import type { ReactElement } from 'react';
import { IS_MAC } from '../keys/platform.js';

/** Keys as people see them on a keyboard: `keys="Ctrl+K"`, which is Cmd on a Mac. */
export function Keys({ keys }: { keys: string }): ReactElement {
  return (
    <span className="inline-flex gap-0.5" aria-hidden="true">
      {keyNames(keys).map((key) => (
        <kbd
          key={key}
          className="rounded border border-line bg-base px-1 font-mono text-[11px] leading-4 text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}

/** The single keys of `Ctrl+K`, `← →` or `+`, as they are called on this computer. */
function keyNames(keys: string): string[] {
  const names = keys.split(/ |(?<=.)\+/).filter((name) => name !== '');
  return names.map((name) => (IS_MAC && name === 'Ctrl' ? '⌘' : name));
}
