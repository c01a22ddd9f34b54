import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomOf } from '../samples/pictures/random.js';
import { damage } from './fuzz/damage.js';
import { fileSeeds, textSeeds } from './fuzz/seeds.js';
import { tryFile, tryText } from './fuzz/trial.js';

/**
 * `npm run fuzz -- --seconds 600`: reads damaged files and texts for as long as it is told, and stops at the first that
 * throws, reads beyond the file, or takes too long. The same `--seed` damages the same way.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    /** A folder of files to damage besides those that are built. */
    files: { type: 'string' },
  },
});

const files = [...fileSeeds(), ...(values.files === undefined ? [] : filesIn(values.files))];
const texts = textSeeds();
const end = Date.now() + Number(values.seconds) * 1000;
let trials = 0;
let slowest = 0;
while (Date.now() < end) {
  const random = randomOf(`${values.seed} ${trials}`);
  const isText = random() < 0.5;
  const seeds = isText ? texts : files;
  const seed = seeds[Math.floor(random() * seeds.length)];
  const other = seeds[Math.floor(random() * seeds.length)];
  if (seed === undefined || other === undefined) break;
  const bytes = damage(seed, other, random);
  slowest = Math.max(slowest, isText ? tryText(bytes, random, trials) : tryFile(bytes, trials));
  trials++;
}
console.log(`${trials} trials without a fault; the slowest took ${slowest.toFixed(0)} ms`);

function filesIn(folder: string): Buffer[] {
  return readdirSync(folder).map((name) => readFileSync(join(folder, name)));
}
