import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { classNames } from './class-names.js';
import { IconButton } from './button.js';

export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  className?: string | undefined;
}

/** A dialog in the middle of the page: takes the focus, gives it back, and closes by Esc and by a click beside it. */
export function Dialog({ isOpen, onClose, title, children, className }: DialogProps): ReactElement {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/60 transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          ref={popup}
          // Not its first button: Esc would close the tooltip of that first.
          initialFocus={popup}
          className={classNames(
            'fixed left-1/2 top-1/2 z-40 outline-none flex max-h-[85dvh] w-[min(92vw,40rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl border border-line bg-surface shadow-2xl transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0',
            className,
          )}
        >
          <header className="flex items-center justify-between gap-2 border-b border-line px-4 py-2">
            <Base.Title className="text-[15px] font-semibold">{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" keys="Esc" icon={<X size={18} />} />} />
          </header>
          {/* For the keys that scroll. */}
          <div tabIndex={0} className="min-h-0 overflow-y-auto p-4 -outline-offset-2">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
