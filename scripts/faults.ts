import { parseArgs } from 'node:util';
import { kills } from './faults/kills.js';
import { largeDirectory } from './faults/large-directory.js';

/**
 * `tsx scripts/faults.ts large-directory` and `tsx scripts/faults.ts kills`: faults that are too big for the tests, which
 * show the others (`test/faults/`). Says whether all went well. Asks what was built: `npm run build` first.
 */
const FAULTS: Readonly<Record<string, (files: number | undefined) => Promise<boolean>>> = {
  'large-directory': (files) => largeDirectory(files),
  kills: (files) => kills(files),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    /** How many files. */
    files: { type: 'string' },
  },
});
const [name = ''] = positionals;
const fault = FAULTS[name];
if (fault === undefined)
  throw new Error(`expected one of ${Object.keys(FAULTS).join(', ')}, found "${name}"`);
const isWell = await fault(values.files === undefined ? undefined : Number(values.files));
console.log(isWell ? 'pass' : 'FAIL');
process.exitCode = isWell ? 0 : 1;
