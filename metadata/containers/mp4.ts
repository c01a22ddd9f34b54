import { hasAscii } from '../bytes/numbers.js';
import type { Container } from './container.js';
import { readIsoFile } from './iso-file.js';

/** What a file may begin with; QuickTime files of old have no `ftyp`. */
const FIRST_BOXES = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'styp'];

/**
 * MP4 (ISO/IEC 14496-12) and MOV (Apple QuickTime File Format). `moov` may stand in front of the pictures or behind
 * them. HEIF files begin with `ftyp` too, so this container must be asked behind them.
 */
export const mp4: Container = {
  format: 'mp4',
  recognises: (head) => FIRST_BOXES.some((type) => hasAscii(head, 4, type)),
  read: readIsoFile('MP4'),
};
