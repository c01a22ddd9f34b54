import type { Connection } from '../connection.js';
import { fromDecimalColumn, toDecimalColumn } from '../decimal-column.js';
import type { Value } from '../driver.js';
import type { ImageSort } from '../store.js';
import { hasFreshTimes, WRITTEN_NS } from './fresh-times.js';
import { fromTextColumn, toTextColumn } from '../text.js';

/** An index in the order of a key. */
interface SortIndex {
  name: string;
  column: string;
  /** What of it is known. */
  known: string;
  /** Whether there are images whose key is known and not in it. */
  lacksSome: (connection: Connection) => boolean;
}

/** What images are ordered by before the order of paths. */
export interface Sort {
  /** In SQL, of `images` and what `join` adds; null where it is not known. */
  key: string;
  join: string;
  /** The way that is taken where none is asked for. */
  isDescending: boolean;
  index: SortIndex | null;
  /** The key out of `CAST(key AS TEXT)`, and back. */
  fromColumn: (text: string) => string | null;
  toColumn: (key: string) => Value;
}

const MADE_FROM = `LEFT JOIN recipes ON recipes.id = images.recipe_id`;

/** Sorts but that of paths, which has no key. */
export const SORTS: Readonly<Record<Exclude<ImageSort, 'path'>, Sort>> = {
  date: {
    key: WRITTEN_NS,
    join: '',
    isDescending: true,
    index: {
      name: 'images_by_time',
      column: 'images.mtime_ns',
      known: 'images.mtime_ns IS NOT NULL AND images.mtime_ns <> 0',
      lacksSome: hasFreshTimes,
    },
    fromColumn: (text) => text,
    toColumn: toNumberColumn,
  },
  name: {
    key: 'images.name',
    join: '',
    isDescending: false,
    index: null,
    fromColumn: fromTextColumn,
    toColumn: toTextColumn,
  },
  id: {
    key: "nullif(images.file_id, x'ff')",
    join: '',
    isDescending: false,
    index: null,
    fromColumn: fromDecimalColumn,
    toColumn: toDecimalColumn,
  },
  seed: {
    key: 'images.known_seed',
    join: '',
    isDescending: false,
    index: {
      name: 'images_by_seed',
      column: 'images.known_seed',
      known: 'images.known_seed IS NOT NULL',
      lacksSome: () => false,
    },
    fromColumn: fromDecimalColumn,
    toColumn: toDecimalColumn,
  },
  size: {
    key: 'settings.width * settings.height',
    join: `${MADE_FROM} LEFT JOIN settings ON settings.id = recipes.settings_id`,
    isDescending: true,
    index: null,
    fromColumn: (text) => text,
    toColumn: toNumberColumn,
  },
  relevance: {
    key: 'scores.score',
    join: `${MADE_FROM} LEFT JOIN scores ON scores.text_id = recipes.text_id`,
    isDescending: true,
    index: null,
    fromColumn: (text) => text,
    toColumn: toNumberColumn,
  },
};

function toNumberColumn(key: string): Value {
  return /^-?\d+$/.test(key) ? BigInt.asIntN(64, BigInt(key)) : Number(key);
}
