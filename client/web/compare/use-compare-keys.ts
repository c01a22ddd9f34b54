import { SHORTCUTS } from '../keys/shortcuts.js';
import { useShortcut } from '../keys/use-shortcut.js';
import { WHOLE, zoomed } from './lens.js';
import type { ChangeLens } from './use-lens-gestures.js';

export interface CompareActions {
  onLens: ChangeLens;
  onNextMode: () => void;
  onActualSize: () => void;
  onClose: () => void;
}

/** The keys of comparing, which mean something else in the group behind it. */
export function useCompareKeys({ onLens, onNextMode, onActualSize, onClose }: CompareActions): void {
  const { mode, larger, smaller, actualSize, fit, close } = SHORTCUTS.compare;
  const first = { isFirst: true };
  useShortcut(mode, onNextMode, first);
  useShortcut(larger, () => onLens((lens) => zoomed(lens, 1.25)), first);
  useShortcut(smaller, () => onLens((lens) => zoomed(lens, 0.8)), first);
  useShortcut(actualSize, onActualSize, first);
  useShortcut(fit, () => onLens(() => WHOLE), first);
  useShortcut(close, onClose, first);
}
