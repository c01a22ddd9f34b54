import type { Folder } from './batch.js';
import { alphabetFolders } from './alphabets.js';
import { dailyFolders } from './daily.js';
import { oddFolders } from './oddities.js';
import { seedFolders } from './seeds.js';
import { trickyNameFolders } from './tricky-names.js';

/** The whole library. */
export const FOLDERS: readonly Folder[] = [
  ...dailyFolders,
  ...seedFolders,
  ...alphabetFolders,
  ...trickyNameFolders,
  ...oddFolders,
];
