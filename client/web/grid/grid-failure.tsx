import { RotateCw } from 'lucide-react';
import type { ReactElement } from 'react';
import { seedrollError } from 'seedroll/client';
import { type Problem, problemIn } from '../search/problem.js';
import { useView } from '../state/view.js';
import { Button } from '../ui/button.js';

/** Says why there are no groups to show. */
export function GridFailure({ error, onRetry }: { error: unknown; onRetry: () => void }): ReactElement {
  const [{ q }] = useView();
  const problem = problemIn(q);
  const report = seedrollError(error);
  return (
    <div role="alert" className="grid grow place-content-center justify-items-center gap-3 p-8 text-center">
      {problem === null ? (
        <>
          <p className="text-[15px] font-medium">
            {report === null ? 'The server does not answer.' : 'These groups cannot be shown.'}
          </p>
          <p className="max-w-prose break-words text-muted">
            {report?.message ?? 'The page tries again once it is back.'}
          </p>
          <Button onClick={onRetry}>
            <RotateCw size={16} aria-hidden="true" /> Try again
          </Button>
        </>
      ) : (
        <Unreadable line={q} problem={problem} />
      )}
    </div>
  );
}

/** A search line of an address that was written by hand, say; the box takes none that cannot be read. */
function Unreadable({ line, problem }: { line: string; problem: Problem }): ReactElement {
  const [, setView] = useView();
  const { start, end, message } = problem;
  return (
    <>
      <p className="text-[15px] font-medium">The search cannot be read.</p>
      <code className="max-w-full break-words rounded-md bg-raised px-2 py-1 font-mono whitespace-pre-wrap">
        {line.slice(0, start)}
        <mark className="border-b-2 border-dotted border-danger bg-transparent text-inherit">
          {line.slice(start, end) || '  '}
        </mark>
        {line.slice(end)}
      </code>
      <p className="max-w-prose break-words text-danger">{message}</p>
      <Button look="strong" onClick={() => void setView({ q: '' }, { history: 'push' })}>
        Take the search away
      </Button>
    </>
  );
}
