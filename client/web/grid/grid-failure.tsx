import { RotateCw } from 'lucide-react';
import type { ReactElement } from 'react';
import { seedrollError } from 'seedroll/client';
import { Button } from '../ui/button.js';

/** Says why there are no groups to show. */
export function GridFailure({ error, onRetry }: { error: unknown; onRetry: () => void }): ReactElement {
  const report = seedrollError(error);
  return (
    <div role="alert" className="grid grow place-content-center justify-items-center gap-3 p-8 text-center">
      <p className="text-[15px] font-medium">
        {report === null ? 'The server does not answer.' : 'These groups cannot be shown.'}
      </p>
      <p className="max-w-prose text-muted">{report?.message ?? 'The page tries again once it is back.'}</p>
      <Button onClick={onRetry}>
        <RotateCw size={16} aria-hidden="true" /> Try again
      </Button>
    </div>
  );
}
