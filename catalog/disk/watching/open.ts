import type { DiskSettings } from '../protocol.js';
import { InotifyWatches } from './inotify.js';
import { NoticesOnly } from './notices-only.js';
import type { WatchContext, Watches } from './watches.js';

/** Only Linux tells of changes in a way that proves that there were no others. */
export function openWatches(settings: DiskSettings, context: WatchContext): Watches {
  if (settings.watch && process.platform === 'linux') return new InotifyWatches(settings, context);
  return new NoticesOnly(settings, context);
}
