import { parseArgs } from 'node:util';
import { benchRead } from './read.js';

/** `npm run bench read`: measures, and prints what it measured. */
const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = { read: benchRead };

export interface BenchOptions {
  /** Small files made and read. More make the figures steadier. */
  files: number;
  /** Large files made and read; each takes about 0.7 MB of disk. */
  large: number;
  /** How often everything is measured. The median counts. */
  rounds: number;
  /** Prints tables for documents rather than for a terminal. */
  markdown: boolean;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'string', default: '20000' },
    large: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '9' },
    markdown: { type: 'boolean', default: false },
  },
});

const [name = ''] = positionals;
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`expected one of ${Object.keys(BENCHES).join(', ')}, received ${JSON.stringify(name)}`);
  process.exitCode = 2;
} else {
  await bench({
    files: count('files'),
    large: count('large'),
    rounds: count('rounds'),
    markdown: values.markdown,
  });
}

function count(option: 'files' | 'large' | 'rounds'): number {
  const number = Number(values[option]);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`expected a positive integer for --${option}, received ${JSON.stringify(values[option])}`);
}
