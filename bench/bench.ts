import { benchApi } from './api/bench.js';
import { benchCatalog } from './catalog/bench.js';
import { type BenchOptions, parseOptions } from './options.js';
import { benchRead } from './read.js';
import { benchServer } from './server/bench.js';
import { benchWeb } from './web/bench.js';

/** `npm run bench read`: measures, and prints what it measured. */
const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  read: benchRead,
  catalog: benchCatalog,
  server: benchServer,
  api: benchApi,
  web: benchWeb,
};

const { name, options } = parseOptions(process.argv.slice(2));
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`expected one of ${Object.keys(BENCHES).join(', ')}, received ${JSON.stringify(name)}`);
  process.exitCode = 2;
} else {
  await bench(options);
}
