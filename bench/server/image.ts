import { judge, note } from '../findings.js';
import { type ImageFolder, imageFolder } from '../corpora/image-folder.js';
import { startBareFiles, startOurs } from '../peers/peers.js';
import { type Measured, median, ratio, takeTurns, type Turn } from '../rounds.js';
import { perSecond } from '../units.js';
import { rate } from './load.js';
import { OwnCost } from './own-cost.js';
import type { ServerPart } from './part.js';

const CALLS = 1000;
const CONNECTIONS = 4;
const LONG_READS = 512 * 1024;
/** The default of Node's streams. */
const SHORT_READS = 64 * 1024;

/** Images of 500 kB, one after the other over connections that are kept alive. */
export const imagePart: ServerPart = {
  name: 'image',
  async measure({ scratch, rounds }) {
    const images = imageFolder();
    const { folder } = images;
    await using ours = await startOurs({
      baseDirectory: folder,
      dataDirectory: scratch.path('data-images'),
      isReadFirst: true,
    });
    await using long = await startBareFiles({ folder, readLength: LONG_READS });
    await using short = await startBareFiles({ folder, readLength: SHORT_READS });
    const client = new OwnCost();
    const [sent, inLong, inShort] = await takeTurns(
      [
        asking('seedroll', ours.told.port, '/api/images/', images),
        asking('bare, 512 kB reads', long.told.port, '/', images),
        asking('bare, 64 kB reads', short.told.port, '/', images),
      ],
      rounds,
    );
    if (!sent || !inLong || !inShort) throw new Error('nothing was measured');
    return [
      judge({
        what: `an image of 500 kB, ${CONNECTIONS} connections`,
        ours: speed(sent),
        yardstick: `bare HTTP server, 512 kB reads: ${speed(inLong)}`,
        figure: ratio(sent, inLong) * 100,
        target: { atLeast: 80, unit: '%' },
      }),
      note('… what the client takes', client.share(), 'of one core'),
      note(
        '… beside 64 kB reads',
        speed(sent),
        speed(inShort),
        `${(ratio(sent, inShort) * 100).toFixed(0)} %`,
      ),
    ];
  },
};

function asking(name: string, port: number, prefix: string, { names }: ImageFolder): Turn {
  const paths = names.map((file) => prefix + file);
  return { name, run: () => rate(port, paths, { connections: CONNECTIONS, calls: CALLS }) };
}

function speed({ figures }: Measured): string {
  return perSecond(median(figures), 'images');
}
