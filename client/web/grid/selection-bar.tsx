import { useQueryClient } from '@tanstack/react-query';
import { Columns2, Copy, Download, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { seedrollError } from 'seedroll/client';
import { useSeedroll } from 'seedroll/client/react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { useCopy } from '../keys/use-copy.js';
import { select } from '../state/selection.js';
import { useView } from '../state/view.js';
import { Button, IconButton, WithTooltip } from '../ui/button.js';
import { useToast } from '../ui/toasts.js';

/** Covers that can be compared at once, and groups that one question or one archive may be about. */
const COMPARED = { least: 2, most: 4 };
const MOST_ASKED = 200;
const MOST_DOWNLOADED = 100;
/** More seeds are more than somebody pastes anywhere. */
const MOST_COPIED = 2000;

export interface SelectionBarProps {
  /** In the order of the grid. */
  ids: readonly string[];
  images: number;
}

/** How much is selected, and what can be done with it. */
export function SelectionBar({ ids, images }: SelectionBarProps): ReactElement {
  const [, setView] = useView();
  const seedroll = useSeedroll();
  const queryClient = useQueryClient();
  const copy = useCopy();
  const toast = useToast();
  const isComparable = ids.length >= COMPARED.least && ids.length <= COMPARED.most;
  const isDownloadable = ids.length <= MOST_DOWNLOADED;

  const previewsOf = async (wanted: readonly string[]) => {
    const pages = [];
    for (let start = 0; start < wanted.length; start += MOST_ASKED) {
      const options = seedroll.groups.previews.queryOptions({ ids: wanted.slice(start, start + MOST_ASKED) });
      pages.push(...(await queryClient.fetchQuery(options)).items);
    }
    return pages.filter((group) => group !== null);
  };
  const run = async (action: () => Promise<unknown>): Promise<void> => {
    try {
      await action();
    } catch (error) {
      toast('That did not work', seedrollError(error)?.message ?? 'The server does not answer.');
    }
  };
  const compare = () =>
    run(async () => {
      const groups = await previewsOf(ids);
      const [first] = groups;
      if (first === undefined) return;
      const covers = groups.map(({ cover }) => cover.id);
      void setView({ group: first.id, image: first.cover.id, compare: covers }, { history: 'push' });
    });
  const copySeeds = () =>
    run(async () => {
      const groups = await previewsOf(ids);
      const seeds = groups.map(({ firstSeed, lastSeed }) =>
        firstSeed === lastSeed ? (firstSeed ?? '') : `${String(firstSeed)}-${String(lastSeed)}`,
      );
      await copy(seeds.filter((seed) => seed !== '').join('\n'), 'the seeds');
    });

  return (
    <div
      role="toolbar"
      aria-label="Selected groups"
      className="flex shrink-0 flex-wrap items-center gap-1 border-t border-line bg-surface px-3 py-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))]"
    >
      <IconButton
        label={SHORTCUTS.grid.deselect.does}
        keys={SHORTCUTS.grid.deselect.shown}
        icon={<X size={16} />}
        onClick={() => select([])}
      />
      <p role="status" className="mr-auto px-1 text-[13px] tabular-nums">
        {`${counted(ids.length, 'group')}, ${counted(images, 'image')} selected`}
      </p>
      {ids.length <= MOST_COPIED && (
        <Button look="quiet" onClick={() => void copySeeds()}>
          <Copy size={15} aria-hidden="true" />
          <span className="max-sm:sr-only">Copy seeds</span>
        </Button>
      )}
      <WithTooltip label="Covers side by side: two to four">
        <Button look="quiet" aria-disabled={!isComparable} onClick={() => isComparable && void compare()}>
          <Columns2 size={15} aria-hidden="true" />
          <span className="max-sm:sr-only">Compare</span>
        </Button>
      </WithTooltip>
      {isDownloadable && (
        <a
          href={`/api/v1/download?groups=${ids.join(',')}`}
          download
          className="inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 text-[13px] text-muted hover:bg-hover hover:text-ink pointer-coarse:h-10"
        >
          <Download size={15} aria-hidden="true" />
          <span className="max-sm:sr-only">Download</span>
        </a>
      )}
    </div>
  );
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
