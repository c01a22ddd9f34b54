import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

/** Short messages at the edge of the page. `useToast` below it shows them. */
export function Toasts({ children }: { children: ReactNode }): ReactElement {
  return (
    <Toast.Provider>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-3 bottom-3 z-50 flex flex-col items-end gap-2 sm:left-auto sm:w-80">
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** Shows a message for some seconds: `useToast()('Copied the prompt')`. */
export function useToast(): (title: string, description?: string) => void {
  const { add } = Toast.useToastManager();
  return (title, description) => {
    add(description === undefined ? { title } : { title, description });
  };
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
