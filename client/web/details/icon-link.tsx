import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { WithTooltip } from '../ui/button.js';

export interface IconLinkProps extends Omit<ComponentProps<'a'>, 'children'> {
  /** Where it leads: its name, and its tooltip. */
  label: string;
  icon: ReactNode;
}

/** A link that looks as `IconButton` does. */
export function IconLink({ label, icon, ...props }: IconLinkProps): ReactElement {
  return (
    <WithTooltip label={label}>
      <a
        aria-label={label}
        rel="noreferrer"
        className="inline-grid size-8 shrink-0 place-items-center rounded-md text-muted transition-colors hover:bg-hover hover:text-ink pointer-coarse:size-10"
        {...props}
      >
        {icon}
      </a>
    </WithTooltip>
  );
}
