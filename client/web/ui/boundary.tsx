import { RotateCw } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { Button } from './button.js';

/** Keeps the page where a part of it fails: where the server has been updated, say, parts that were not loaded yet are gone. */
export function Boundary({ children }: { children: ReactNode }): ReactElement {
  return (
    <ErrorBoundary
      fallbackRender={() => (
        <div
          role="alert"
          className="grid size-full place-content-center justify-items-center gap-3 p-6 text-center"
        >
          <p className="font-medium">This part of the page could not be shown.</p>
          <Button onClick={() => location.reload()}>
            <RotateCw size={16} aria-hidden="true" /> Load the page again
          </Button>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
