import { Command, Keyboard, Moon, PanelLeft, Sun } from 'lucide-react';
import type { ReactElement } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { Connection } from '../live/connection.js';
import { SearchBox } from '../search/search-box.js';
import { showOverlay } from '../state/overlay.js';
import { usePreferences } from '../state/preferences.js';
import { IconButton } from '../ui/button.js';
import { useIsWide } from '../ui/use-media.js';

/** Search, and what concerns the whole page. */
export function TopBar(): ReactElement {
  const [{ theme, isSidebarOpen }, change] = usePreferences();
  const isWide = useIsWide();
  const { sidebar, palette, help } = SHORTCUTS.everywhere;
  return (
    <header className="flex items-center gap-1.5 border-b border-line bg-surface px-2 py-1.5">
      <IconButton
        label="Folders and filters"
        keys={sidebar.shown}
        icon={<PanelLeft size={18} />}
        aria-pressed={isWide ? isSidebarOpen : undefined}
        onClick={() => (isWide ? change({ isSidebarOpen: !isSidebarOpen }) : showOverlay('folders'))}
      />
      <span className="hidden items-center gap-2 pr-2 font-semibold tracking-tight sm:flex">
        <img src="./icon.svg" alt="" className="size-6" />
        seedroll
      </span>
      <div className="min-w-0 grow">
        <SearchBox />
      </div>
      <Connection />
      <IconButton
        className="max-sm:hidden"
        label="Do anything by its name"
        keys={palette.shown}
        icon={<Command size={18} />}
        onClick={() => showOverlay('palette')}
      />
      <IconButton
        className="max-sm:hidden"
        label="Keys"
        keys={help.shown}
        icon={<Keyboard size={18} />}
        onClick={() => showOverlay('shortcuts')}
      />
      <IconButton
        label={theme === 'dark' ? 'Light page' : 'Dark page'}
        icon={theme === 'dark' ? <Sun size={18} /> : <Moon size={18} />}
        onClick={() => change({ theme: theme === 'dark' ? 'light' : 'dark' })}
      />
    </header>
  );
}
