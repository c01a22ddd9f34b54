import { lazy, type ReactElement, type ReactNode, Suspense, useSyncExternalStore } from 'react';

export interface ToastMessage {
  title: string;
  description?: string;
}

/** Most pages are left before they have said anything. */
const ToastList = lazy(() => import('./toast-list.js').then(({ ToastList }) => ({ default: ToastList })));

const listeners = new Set<() => void>();
/** Messages that are not shown yet. */
const waiting: ToastMessage[] = [];
let told = 0;

/** Short messages at the edge of the page. `useToast` shows them. */
export function Toasts({ children }: { children: ReactNode }): ReactElement {
  const count = useSyncExternalStore(subscribe, () => told);
  return (
    <>
      {children}
      {count > 0 && (
        <Suspense>
          <ToastList count={count} take={() => waiting.splice(0)} />
        </Suspense>
      )}
    </>
  );
}

/** Shows a message for some seconds: `useToast()('Copied the prompt')`. */
export function useToast(): (title: string, description?: string) => void {
  return show;
}

function show(title: string, description?: string): void {
  waiting.push(description === undefined ? { title } : { title, description });
  told++;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
