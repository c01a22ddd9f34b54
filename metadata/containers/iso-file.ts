import type { Reading } from '../bytes/reading.js';
import { type Box, BoxWalk, WHOLE_FILE } from './boxes.js';
import { type Contents, emptyContents } from './container.js';
import { readItems } from './heif-items.js';
import { metaBoxes } from './meta-box.js';
import { readMovieMeta } from './mp4-meta.js';
import { readMovie } from './mp4-movie.js';
import { readUuidBox } from './uuid-boxes.js';

/**
 * Reads a file of the family of ISO/IEC 14496-12. What stands in which box is told by the box and not by the brand of
 * the file: image sequences have a movie, and movies may have items.
 * @param format The name of the file format in warnings.
 */
export function readIsoFile(format: string): () => Reading<Contents> {
  return function* read() {
    const contents = emptyContents();
    const walk = new BoxWalk(contents, format);
    for (const box of yield* walk.children(WHOLE_FILE)) {
      if (box.type === 'moov') yield* readMovie(box, walk);
      else if (box.type === 'meta') yield* readMeta(box, walk);
      else if (box.type === 'uuid') yield* readUuidBox(box, walk);
    }
    return contents;
  };
}

function* readMeta(meta: Box, walk: BoxWalk): Reading<void> {
  const boxes = yield* metaBoxes(meta, walk);
  yield* readItems(boxes, walk);
  yield* readMovieMeta(boxes, walk);
}
