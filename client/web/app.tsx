import type { ReactElement } from 'react';
import { CommandPalette } from './keys/command-palette.js';
import { ShortcutsHelp } from './keys/shortcuts-help.js';
import { useCopyKeys } from './keys/use-copy-keys.js';
import { DetailsPane } from './layout/details-pane.js';
import { MainPane } from './layout/main-pane.js';
import { SidePane } from './layout/side-pane.js';
import { TopBar } from './layout/top-bar.js';
import { DropTarget } from './details/drop-target.js';
import { LiveUpdates } from './live/live-updates.js';

/** The page: folders and facets at the left, groups in the middle, details at the right. */
export function App(): ReactElement {
  useCopyKeys();
  return (
    <LiveUpdates>
      <div className="flex h-full flex-col">
        <TopBar />
        <div className="flex min-h-0 grow">
          <SidePane />
          <MainPane />
          <DetailsPane />
        </div>
      </div>
      <CommandPalette />
      <ShortcutsHelp />
      <DropTarget />
    </LiveUpdates>
  );
}
