import type { ReactElement, ReactNode } from 'react';
import { WithTooltip } from '../ui/button.js';

/** A button within the search box. */
export function BoxButton({
  label,
  icon,
  onClick,
}: {
  label: string;
  icon: ReactNode;
  onClick: () => void;
}): ReactElement {
  return (
    <WithTooltip label={label}>
      <button
        type="button"
        aria-label={label}
        onClick={onClick}
        className="grid size-7 shrink-0 place-items-center rounded text-muted transition-colors hover:text-ink pointer-coarse:size-10"
      >
        {icon}
      </button>
    </WithTooltip>
  );
}
