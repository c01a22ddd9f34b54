import { existsSync } from 'node:fs';
import { argv, chdir, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { makeSampleLibrary, SAMPLE_DIRECTORY } from '../samples/library.js';
import { invitation } from './demo/invitation.js';
import { runServer } from './demo/server.js';

const SERVER = 'dist/server/cli.js';

chdir(fileURLToPath(new URL('..', import.meta.url)));
if (!existsSync(SERVER)) fail(`${SERVER} is missing: run npm run build first`);
try {
  await makeSampleLibrary(SAMPLE_DIRECTORY);
  exit(await runServer([SERVER, '--base-dir', SAMPLE_DIRECTORY, ...argv.slice(2)], invite));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function invite(url: string): void {
  console.log(invitation(url));
}

function fail(message: string): never {
  console.error(message);
  exit(1);
}
