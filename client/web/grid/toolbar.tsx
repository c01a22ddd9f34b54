import type { ReactElement } from 'react';
import { Breadcrumbs } from '../folders/breadcrumbs.js';
import { GroupCount } from './group-count.js';
import { RuleMenu } from './rule-menu.js';
import { SortMenu } from './sort-menu.js';
import { TileSlider } from './tile-slider.js';

/** Where one is, how much there is, and in which order and by which rule it is shown. */
export function GridToolbar(): ReactElement {
  return (
    <div
      role="toolbar"
      aria-label="How groups are shown"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 px-3 py-1.5"
    >
      <Breadcrumbs />
      <GroupCount />
      <div className="ml-auto flex items-center gap-1.5">
        <RuleMenu />
        <SortMenu />
        <TileSlider />
      </div>
    </div>
  );
}
