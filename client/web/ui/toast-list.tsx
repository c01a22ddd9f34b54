import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import type { ToastMessage } from './toasts.js';

export interface ToastListProps {
  /** How many messages there have been. */
  count: number;
  /** Takes those that were not shown yet. */
  take: () => ToastMessage[];
}

/** Shows messages for some seconds each; hovering or the focus keeps them. */
export function ToastList({ count, take }: ToastListProps): ReactElement {
  const [manager] = useState(Toast.createToastManager);
  // Its provider, which listens to the manager, comes first: effects of children run before those of parents.
  useEffect(() => {
    for (const message of take()) manager.add(message);
  }, [count, take, manager]);
  return (
    <Toast.Provider toastManager={manager}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-3 bottom-16 z-50 flex flex-col items-end gap-2 sm:left-auto sm:w-80">
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Shown(): ReactNode {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="flex w-full items-start gap-2 rounded-lg border border-line bg-raised p-3 text-[13px] shadow-xl transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <Toast.Content className="min-w-0 grow">
        <Toast.Title className="font-medium" />
        <Toast.Description className="break-words text-muted" />
      </Toast.Content>
      <Toast.Close aria-label="Close" className="text-muted hover:text-ink">
        <X size={16} />
      </Toast.Close>
    </Toast.Root>
  ));
}
