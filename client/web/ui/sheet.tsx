import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.js';

export interface SheetProps {
  isOpen: boolean;
  onClose: () => void;
  /** Its name for those who hear the page. */
  title: string;
  side: 'left' | 'bottom';
  children: ReactNode;
}

const SIDES = {
  left: 'inset-y-0 left-0 w-[min(86vw,20rem)] border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
  bottom:
    'inset-x-0 bottom-0 max-h-[80dvh] rounded-t-2xl border-t pb-[env(safe-area-inset-bottom)] data-ending-style:translate-y-full data-starting-style:translate-y-full',
};

/** What slides in over a small screen: folders from the left, details from below. */
export function Sheet({ isOpen, onClose, title, side, children }: SheetProps): ReactElement {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/50 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={classNames(
            'fixed z-40 flex flex-col overflow-y-auto border-line bg-surface shadow-2xl transition-transform duration-200',
            SIDES[side],
          )}
        >
          <Base.Title className="sr-only">{title}</Base.Title>
          {side === 'bottom' && <div className="mx-auto my-2 h-1 w-10 shrink-0 rounded-full bg-line" />}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
