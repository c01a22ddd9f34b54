import { Tooltip } from '@base-ui/react/tooltip';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { IS_MAC } from '../keys/platform.js';
import { classNames } from './class-names.js';
import { Keys } from './keys.js';

export interface ButtonProps extends ComponentProps<'button'> {
  look?: 'quiet' | 'plain' | 'strong' | undefined;
}

const LOOKS = {
  quiet: 'text-muted hover:bg-hover hover:text-ink aria-pressed:bg-hover aria-pressed:text-ink',
  plain: 'border border-line bg-raised hover:bg-hover aria-pressed:border-accent',
  strong: 'bg-accent text-accent-ink hover:opacity-90',
};

/** A button with words. */
export function Button({ look = 'plain', className, ...props }: ButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={classNames(
        'inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2.5 text-[13px] transition-colors disabled:opacity-40',
        LOOKS[look],
        className,
      )}
      {...props}
    />
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  /** What it does: its name, and its tooltip. */
  label: string;
  /** The keys that do the same, such as `Ctrl+K`. */
  keys?: string | undefined;
  icon: ReactNode;
}

/** A button that shows an icon alone, and says what it does in a tooltip with its keys. */
export function IconButton({
  label,
  keys,
  icon,
  look = 'quiet',
  className,
  ...props
}: IconButtonProps): ReactElement {
  return (
    <WithTooltip label={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts={keys?.replace('Ctrl', IS_MAC ? 'Meta' : 'Control')}
        className={classNames(
          'inline-grid size-8 shrink-0 place-items-center rounded-md transition-colors disabled:opacity-40 pointer-coarse:size-10',
          LOOKS[look],
          className,
        )}
        {...props}
      >
        {icon}
      </button>
    </WithTooltip>
  );
}

/** Says what something does, and by which keys, to whoever hovers over it or has come to it by the keyboard. */
export function WithTooltip({
  label,
  keys,
  children,
}: {
  label: ReactNode;
  keys?: string | undefined;
  children: ReactElement;
}): ReactElement {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="z-50">
          <Tooltip.Popup className="flex items-center gap-2 rounded-md border border-line bg-raised px-2 py-1 text-xs text-ink shadow-lg">
            {label}
            {keys !== undefined && <Keys keys={keys} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
