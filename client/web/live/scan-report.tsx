import { Progress } from '@base-ui/react/progress';
import { useMutation, useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import type { ReactElement } from 'react';
import type { RouterOutputs } from 'seedroll/client';
import { useSeedroll } from 'seedroll/client/react';
import { Button } from '../ui/button.js';

type Status = RouterOutputs['library']['status'];

const PHASES: Record<Status['phase'], string> = {
  names: 'Reading the names of files',
  metadata: 'Reading metadata',
  checking: 'Looking for files that were rewritten',
  idle: 'Everything is read',
  away: 'The folder or the catalog cannot be used now',
};

/** What the server is at, in full. */
export function ScanReport({ status }: { status: Status }): ReactElement {
  const seedroll = useSeedroll();
  const rescan = useMutation(seedroll.library.rescan.mutationOptions());
  const read = status.images - status.unparsed;
  return (
    <div className="flex flex-col gap-3 text-[13px]">
      <Progress.Root value={status.images === 0 ? 0 : read} max={Math.max(1, status.images)}>
        <Progress.Label className="text-muted">{PHASES[status.phase]}</Progress.Label>
        <Progress.Track className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-hover">
          <Progress.Indicator className="h-full bg-accent" />
        </Progress.Track>
      </Progress.Root>
      <dl className="grid grid-cols-[1fr_auto] gap-y-0.5 tabular-nums">
        <Row name="Images" value={count(status.images)} />
        <Row name="Folders" value={count(status.directories)} />
        <Row name="Groups" value={count(status.groups)} />
        <Row name="With metadata" value={count(status.parsed)} />
        <Row name="Without" value={count(status.withoutMetadata)} />
        {status.unparsed > 0 && <Row name="Still to be read" value={count(status.unparsed)} />}
        {status.filesPerSecond !== null && (
          <Row name="Files a second" value={count(Math.round(status.filesPerSecond))} />
        )}
        {status.secondsLeft !== null && <Row name="Time left" value={duration(status.secondsLeft)} />}
      </dl>
      {status.unreadable > 0 && <Unreadable count={status.unreadable} />}
      {status.catalogProblem !== null && <p className="text-warn">{status.catalogProblem}</p>}
      {status.watchProblem !== null && <p className="text-warn">{status.watchProblem}</p>}
      <Button disabled={rescan.isPending || status.phase !== 'idle'} onClick={() => rescan.mutate({})}>
        <RotateCw size={16} aria-hidden="true" /> Look at everything again
      </Button>
    </div>
  );
}

function Unreadable({ count }: { count: number }): ReactElement {
  const seedroll = useSeedroll();
  const { data } = useQuery(seedroll.library.unreadable.queryOptions({ limit: 50 }));
  return (
    <details>
      <summary className="text-warn">{count.toLocaleString('en')} cannot be read</summary>
      <ul className="mt-1 max-h-48 overflow-y-auto">
        {data?.items.map(({ id, path, reason }) => (
          <li key={id} className="py-1">
            <span className="block break-all">{path}</span>
            <span className="text-muted">{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Row({ name, value }: { name: string; value: string }): ReactElement {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

const count = (value: number): string => value.toLocaleString('en');

function duration(seconds: number): string {
  if (seconds < 90) return `${String(Math.ceil(seconds))} s`;
  return seconds < 5400 ? `${String(Math.ceil(seconds / 60))} min` : `${String(Math.ceil(seconds / 3600))} h`;
}
