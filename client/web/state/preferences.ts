import { useSyncExternalStore } from 'react';

/** What this browser remembers of how somebody likes the page. */
export interface Preferences {
  theme: 'dark' | 'light';
  /** Width of a tile in the grid, in pixels. */
  tile: number;
  isSidebarOpen: boolean;
  areDetailsOpen: boolean;
}

export const TILE = { min: 96, max: 640, step: 16 } as const;

const KEY = 'seedroll';
const DEFAULTS: Preferences = { theme: 'dark', tile: 208, isSidebarOpen: true, areDetailsOpen: false };

const listeners = new Set<() => void>();
let preferences = read();
showTheme();

/** The preferences, and how to change some of them. */
export function usePreferences(): [Preferences, (changes: Partial<Preferences>) => void] {
  return [useSyncExternalStore(subscribe, () => preferences), change];
}

function change(changes: Partial<Preferences>): void {
  preferences = { ...preferences, ...changes };
  showTheme();
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A browser that keeps nothing forgets them with the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Preferences {
  try {
    return checked(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return DEFAULTS;
  }
}

/** Anything may stand there: of an older page, or of another one on this host. */
function checked(kept: unknown): Preferences {
  if (typeof kept !== 'object' || kept === null) return DEFAULTS;
  const { theme, tile, isSidebarOpen, areDetailsOpen }: Record<keyof Preferences, unknown> = {
    ...DEFAULTS,
    ...kept,
  };
  return {
    theme: theme === 'light' ? 'light' : 'dark',
    tile: typeof tile === 'number' && tile >= TILE.min && tile <= TILE.max ? tile : DEFAULTS.tile,
    isSidebarOpen: isSidebarOpen !== false,
    areDetailsOpen: areDetailsOpen === true,
  };
}

function showTheme(): void {
  document.documentElement.dataset['theme'] = preferences.theme;
}
