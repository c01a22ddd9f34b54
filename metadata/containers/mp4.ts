import { hasAscii } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { type Box, BoxWalk, WHOLE_FILE } from './boxes.js';
import { isC2paBox, noteC2pa } from './c2pa.js';
import { type Container, type Contents, emptyContents } from './container.js';
import { readMovieMeta } from './mp4-meta.js';
import { readUserText } from './mp4-user-data.js';

/** What a file may begin with; QuickTime files of old have no `ftyp`. */
const FIRST_BOXES = ['ftyp', 'moov', 'mdat', 'wide'];

/**
 * MP4 (ISO/IEC 14496-12) and MOV (Apple QuickTime File Format). `moov` may stand in front of the pictures or behind
 * them. HEIF files begin with `ftyp` too, so this container must be asked behind them.
 */
export const mp4: Container = {
  format: 'mp4',
  recognises: (head) => FIRST_BOXES.some((type) => hasAscii(head, 4, type)),
  read: readMp4,
};

function* readMp4(): Reading<Contents> {
  const contents = emptyContents();
  const walk = new BoxWalk(contents, 'MP4');
  for (const box of yield* walk.children(WHOLE_FILE)) {
    if (box.type === 'moov') yield* readMovie(box, walk);
    else if (box.type === 'uuid' && (yield* isC2paBox(box))) noteC2pa(contents);
  }
  return contents;
}

function* readMovie(movie: Box, walk: BoxWalk): Reading<void> {
  for (const box of yield* walk.children(movie)) {
    if (box.type === 'meta') yield* readMovieMeta(box, walk);
    if (box.type !== 'udta') continue;
    for (const inner of yield* walk.children(box)) {
      if (inner.type === 'meta') yield* readMovieMeta(inner, walk);
      else if (inner.type.startsWith('©')) yield* readUserText(inner, walk);
    }
  }
}
