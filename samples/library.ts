import { createHash } from 'node:crypto';
import { Ledger } from './ledger.js';
import { makeImage } from './image.js';
import { planSamples } from './plan/samples.js';

/** Where the library goes by default, relative to the project. */
export const SAMPLE_DIRECTORY = 'sample-library';

/** To be raised when pictures are drawn or written in another way: libraries made before are then renewed. */
const EDITION = 2;

/** Images made at once: enough to keep the encoder's threads busy. */
const AT_ONCE = 8;

/**
 * Makes a library of a few hundred images as AUTOMATIC1111 would have left it: named by number and seed, in
 * several directories and formats, with infotexts, and with the oddities of real folders. The same every time.
 * What is already there is kept.
 * @param directory A directory that is empty, does not exist, or was made here before.
 * @returns The number of images in it.
 * @throws Error where the directory holds other files.
 */
export async function makeSampleLibrary(directory: string): Promise<number> {
  const ledger = await Ledger.open(directory);
  const samples = planSamples();
  for (let start = 0; start < samples.length; start += AT_ONCE) {
    const batch = samples.slice(start, start + AT_ONCE);
    await Promise.all(
      batch.map((sample) => ledger.put(sample.path, digestOf(sample), () => makeImage(sample))),
    );
  }
  await ledger.save();
  return samples.length;
}

function digestOf(sample: object): string {
  return createHash('sha256')
    .update(JSON.stringify([EDITION, sample]))
    .digest('hex')
    .slice(0, 16);
}
