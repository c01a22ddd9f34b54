/**
 * Starts the built server with the Node that runs this file, asks each API once, and ends it. Imports nothing but
 * Node's own modules, so that the newest Node runs it as it is.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SEED = '18446744073709551615';
const json = { 'content-type': 'application/json' };
const query = JSON.stringify({ query: '{ directory { groups { nodes { firstSeed } } } }' });

const program = fileURLToPath(new URL('../dist/server/cli.js', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'seedroll-smoke-'));
await writeFile(join(folder, `00001-${SEED}.png`), 'no image, but a name');
const server = spawn(
  process.execPath,
  [program, '--base-dir', folder, '--host', '127.0.0.1', '--port', '0'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const ended = once(server, 'close');

try {
  const url = await greetedUrl();
  await expectText('REST', `"seed":${SEED}`, `${url}/api/groups`);
  await expectText('tRPC', `"seed":"${SEED}"`, `${url}/trpc/groups.list?input={}`);
  await expectText('GraphQL', `"firstSeed":"${SEED}"`, `${url}/graphql`, {
    method: 'POST',
    headers: json,
    body: query,
  });
  server.kill('SIGTERM');
  await ended;
  if (server.exitCode !== 0) throw new Error(`the server ended with code ${server.exitCode}`);
  console.log(`smoke test on Node ${process.version}: REST, tRPC and GraphQL answer`);
} finally {
  server.kill('SIGKILL');
  await rm(folder, { recursive: true });
}

function greetedUrl(): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const [, url] = /at (http:\S+)/.exec(printed) ?? [];
      if (url !== undefined) resolve(url);
    });
    server.once('close', () => reject(new Error(`the server ended with code ${server.exitCode}`)));
  });
}

async function expectText(api: string, expected: string, url: string, init: RequestInit = {}): Promise<void> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!text.includes(expected)) throw new Error(`${api} answered ${response.status} ${text}`);
}
