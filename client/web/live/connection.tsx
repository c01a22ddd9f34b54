import { Popover } from '@base-ui/react/popover';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import { classNames } from '../ui/class-names.js';
import { WithTooltip } from '../ui/button.js';
import { useIsConnected } from './live-updates.js';
import { ScanReport } from './scan-report.js';

/** Milliseconds between two questions while a scan is on: people read no faster. */
const PAUSE = 500;

/** Whether the page is in step with the library, and how far a scan is. */
export function Connection(): ReactElement {
  const isConnected = useIsConnected();
  const seedroll = useSeedroll();
  const { data: status } = useQuery(
    seedroll.library.status.queryOptions(
      {},
      {
        refetchInterval: ({ state }) =>
          state.data === undefined || state.data.phase === 'idle' ? false : PAUSE,
      },
    ),
  );
  const isScanning = status !== undefined && status.phase !== 'idle';
  const label = !isConnected ? 'Connecting' : isScanning ? scanning(status) : 'Live';
  return (
    <Popover.Root>
      <WithTooltip label="State of the library">
        <Popover.Trigger
          className="flex h-8 shrink-0 items-center gap-2 rounded-md px-2 text-[13px] text-muted tabular-nums hover:bg-hover hover:text-ink"
          aria-label={`State of the library: ${label}`}
        >
          <span
            className={classNames(
              'size-2 rounded-full',
              !isConnected ? 'bg-danger' : isScanning ? 'animate-pulse bg-warn' : 'bg-accent',
            )}
          />
          <span className="max-sm:hidden">{label}</span>
        </Popover.Trigger>
      </WithTooltip>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-30">
          <Popover.Popup className="w-80 max-w-[92vw] rounded-lg border border-line bg-raised p-4 shadow-xl">
            <Popover.Title className="mb-2 font-semibold">State of the library</Popover.Title>
            {isConnected ? (
              status !== undefined && <ScanReport status={status} />
            ) : (
              <p className="text-muted">There is no connection to the server. The page goes on trying.</p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function scanning({
  phase,
  parsed,
  withoutMetadata,
  images,
}: {
  phase: string;
  parsed: number;
  withoutMetadata: number;
  images: number;
}): string {
  if (phase === 'away') return 'Folder away';
  if (phase !== 'metadata' || images === 0) return 'Looking';
  return `${String(Math.floor((100 * Math.min(images, parsed + withoutMetadata)) / images))} %`;
}
