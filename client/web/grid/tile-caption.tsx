import type { ReactElement } from 'react';
import type { RouterOutputs } from 'seedroll/client';
import { seedRange } from './seed-range.js';

export type GroupPreview = NonNullable<RouterOutputs['groups']['previews']['items'][number]>;

/** What a group is about, in two lines. */
export function TileCaption({ group }: { group: GroupPreview }): ReactElement {
  const { prompt, cover, missingSeeds, model } = group;
  return (
    <span className="block h-11 pt-1.5 text-[13px] leading-[18px]">
      <span className="block truncate text-ink">{prompt === '' ? cover.filename : prompt}</span>
      <span className="flex gap-1.5 truncate text-xs leading-[18px] text-muted">
        <span className="shrink-0 tabular-nums">{seedRange(group)}</span>
        {missingSeeds > 0 && (
          <span className="shrink-0 text-warn">{missingSeeds.toLocaleString('en')} missing</span>
        )}
        {model !== null && <span className="truncate">{model}</span>}
      </span>
    </span>
  );
}
