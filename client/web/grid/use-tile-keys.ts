import { SHORTCUTS } from '../keys/shortcuts.js';
import { useShortcut } from '../keys/use-shortcut.js';
import { TILE, usePreferences } from '../state/preferences.js';

/** Plus and minus make tiles larger and smaller. */
export function useTileKeys(): void {
  const [{ tile }, change] = usePreferences();
  const resize = (by: number): void =>
    change({ tile: Math.min(TILE.max, Math.max(TILE.min, Math.round((tile * by) / TILE.step) * TILE.step)) });
  useShortcut(SHORTCUTS.grid.larger, () => resize(1.25));
  useShortcut(SHORTCUTS.grid.smaller, () => resize(0.8));
}
