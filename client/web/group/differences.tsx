import { Popover } from '@base-ui/react/popover';
import { useQuery } from '@tanstack/react-query';
import { Diff } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { seedrollError, type RouterOutputs } from 'seedroll/client';
import { useSeedroll } from 'seedroll/client/react';
import { IconButton } from '../ui/button.js';

type Differences = RouterOutputs['groups']['differences'];
type Varying = Differences['varying'][number];

/** More values of a setting are seen by scrolling alone. */
const MOST_VALUES = 40;

/** A button for what all images of a group have in common, and what differs among them. */
export function DifferencesButton({ group }: { group: string }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger render={<IconButton label="What differs in this group" icon={<Diff size={18} />} />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-40">
          <Popover.Popup className="max-h-[min(70dvh,36rem)] w-[min(94vw,26rem)] overflow-y-auto rounded-xl border border-line bg-surface p-4 text-[13px] shadow-2xl">
            <Popover.Title className="sr-only">What differs in this group</Popover.Title>
            {isOpen && <Content group={group} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Content({ group }: { group: string }): ReactElement {
  const seedroll = useSeedroll();
  const { data, error } = useQuery(seedroll.groups.differences.queryOptions({ id: group }));
  if (error !== null)
    return <p role="alert">{seedrollError(error)?.message ?? 'The server does not answer.'}</p>;
  if (data === undefined) return <p className="text-muted">Comparing …</p>;
  return (
    <div className="flex flex-col gap-5">
      <section>
        <h3 className="mb-1.5 font-semibold">Varies</h3>
        {data.varying.length === 0 ? (
          <p className="text-muted">Only the seed.</p>
        ) : (
          data.varying.map((setting) => (
            <VaryingSetting key={setting.name} setting={setting} total={data.images} />
          ))
        )}
      </section>
      <section>
        <h3 className="mb-1.5 font-semibold">Common to {data.images.toLocaleString('en')} images</h3>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {data.common.map(({ name, value }) => (
            <div key={name} className="contents">
              <dt className="text-muted">{spoken(name)}</dt>
              <dd className="line-clamp-3 wrap-anywhere" title={value}>
                {value}
              </dd>
            </div>
          ))}
        </dl>
        {data.common.length === 0 && <p className="text-muted">Nothing.</p>}
      </section>
      <a href={downloadOf(group)} download className="text-accent underline sm:hidden">
        Download the group with its metadata
      </a>
    </div>
  );
}

function VaryingSetting({ setting, total }: { setting: Varying; total: number }): ReactElement {
  const { name, values, isComplete } = setting;
  const shown = values.slice(0, MOST_VALUES);
  return (
    <div className="mb-3">
      <h4 className="text-muted">
        {spoken(name)}{' '}
        <span className="tabular-nums">({isComplete ? values.length : `over ${String(values.length)}`})</span>
      </h4>
      <ul className="mt-1 flex flex-col gap-1">
        {shown.map(({ value, count }) => (
          <li key={value ?? ''} className="flex items-baseline gap-3">
            <span className="min-w-0 grow">
              <span className="line-clamp-2 wrap-anywhere" title={value ?? undefined}>
                {value ?? <i className="text-muted">none</i>}
              </span>
              <span
                className="mt-0.5 block h-0.5 rounded-full bg-accent/70"
                style={{ width: `${String((100 * count) / Math.max(1, total))}%` }}
              />
            </span>
            <span className="text-muted tabular-nums">{count.toLocaleString('en')}</span>
          </li>
        ))}
      </ul>
      {values.length > shown.length && <p className="text-muted">{values.length - shown.length} more</p>}
    </div>
  );
}

/** The address of all files of a group as a zip. */
export function downloadOf(group: string): string {
  return `/api/v1/groups/${encodeURIComponent(group)}/download`;
}

/** Those that people write in another way. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ['cfgScale', 'CFG scale'],
  ['vae', 'VAE'],
  ['loras', 'LoRAs'],
]);

/** `clipSkip` as people say it; what is written by itself stays as it is. */
function spoken(name: string): string {
  const known = SPOKEN.get(name);
  if (known !== undefined) return known;
  return /^[a-z]+(?:[A-Z][a-z]*)*$/.test(name)
    ? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    : name;
}
