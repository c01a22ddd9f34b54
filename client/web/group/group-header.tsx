import { ArrowLeft, Columns2, Download, Expand, Info } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import type { RouterOutputs } from 'seedroll/client';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { usePreferences } from '../state/preferences.js';
import { IconButton, WithTooltip } from '../ui/button.js';
import { DifferencesButton, downloadOf } from './differences.js';

type Group = RouterOutputs['groups']['get'];

export interface GroupHeaderProps {
  id: string;
  /** Undefined as long as it is not known. */
  group: Group | undefined;
  onClose: () => void;
  onCompare: () => void;
  onFull: () => void;
  /** Whether there is something to compare. */
  isComparable: boolean;
}

/** What a group is, and what can be done with all of it. */
export const GroupHeader = memo(function GroupHeader({
  id,
  group,
  onClose,
  onCompare,
  onFull,
  isComparable,
}: GroupHeaderProps): ReactElement {
  const [{ areDetailsOpen }, change] = usePreferences();
  const { close, compare, full } = SHORTCUTS.group;
  const { details } = SHORTCUTS.everywhere;
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-1 border-b border-line bg-surface px-2">
      <IconButton
        label="Back to the groups"
        keys={close.shown}
        icon={<ArrowLeft size={18} />}
        onClick={onClose}
      />
      <div className="min-w-0 grow px-1">
        <h2 className="truncate text-[14px] font-medium leading-5">
          {group === undefined ? '' : titleOf(group)}
        </h2>
        <p className="truncate text-xs leading-4 text-muted tabular-nums">
          {group === undefined ? ' ' : <Numbers {...group} />}
        </p>
      </div>
      {group !== undefined && group.count > 1 && <DifferencesButton group={group.id} />}
      {isComparable && (
        <IconButton
          label={compare.does}
          keys={compare.shown}
          icon={<Columns2 size={18} />}
          onClick={onCompare}
        />
      )}
      <WithTooltip label="Download the group with its metadata">
        <a
          href={downloadOf(id)}
          download
          aria-label="Download the group with its metadata"
          className="inline-grid size-8 shrink-0 place-items-center rounded-md text-muted transition-colors hover:bg-hover hover:text-ink max-sm:hidden pointer-coarse:size-10"
        >
          <Download size={18} />
        </a>
      </WithTooltip>
      <IconButton label={full.does} keys={full.shown} icon={<Expand size={18} />} onClick={onFull} />
      <IconButton
        label="Details"
        keys={details.shown}
        icon={<Info size={18} />}
        aria-pressed={areDetailsOpen}
        onClick={() => change({ areDetailsOpen: !areDetailsOpen })}
      />
    </header>
  );
});

function titleOf({ metadata, cover }: Group): string {
  return metadata.prompt.trim().split('\n', 1)[0] || cover.filename;
}

function Numbers({ count, firstSeed, lastSeed, missingSeeds, directory, metadata }: Group): ReactElement {
  const seeds =
    firstSeed === null
      ? []
      : [firstSeed === lastSeed ? `seed ${firstSeed}` : `seeds ${firstSeed} – ${String(lastSeed)}`];
  const parts = [
    ...seeds,
    count === 1 ? '1 image' : `${count.toLocaleString('en')} images`,
    ...(missingSeeds.count > 0 ? [`${missingSeeds.count.toLocaleString('en')} missing`] : []),
    ...(metadata.model?.name == null ? [] : [metadata.model.name]),
    ...(directory === '' ? [] : [directory]),
  ];
  return <>{parts.join('  ·  ')}</>;
}
