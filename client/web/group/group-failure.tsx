import type { ReactElement } from 'react';
import type { seedrollError } from 'seedroll/client';
import { Button } from '../ui/button.js';

/** In place of a group that is not there: it has gone, or the server has. */
export function GroupFailure({
  report,
  onClose,
}: {
  report: ReturnType<typeof seedrollError>;
  onClose: () => void;
}): ReactElement {
  const isGone = report?.code === 'NOT_FOUND';
  return (
    <div className="grid grow place-items-center p-8" role="alert">
      <div className="flex max-w-md flex-col items-center gap-3 text-center">
        <p className="font-medium">
          {isGone ? 'This group is not there any more' : 'The group cannot be shown'}
        </p>
        <p className="text-[13px] text-muted wrap-anywhere">
          {isGone ? 'Its images were moved or deleted.' : (report?.message ?? 'The server does not answer.')}
        </p>
        <Button onClick={onClose}>Back to the groups</Button>
      </div>
    </div>
  );
}
