/**
 * Starts the built server with the Node that runs this file, asks each API once, and ends it. Plain JavaScript, so that
 * it runs on every Node without a loader.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/server/cli.js', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'seedroll-smoke-'));
const server = spawn(
  process.execPath,
  [program, '--base-dir', folder, '--host', '127.0.0.1', '--port', '0'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const ended = new Promise((resolve) => server.once('close', resolve));

try {
  await writeFile(join(folder, '00001-18446744073709551615.png'), 'no image, but a name');
  const url = await new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (text) => {
      printed += text;
      const [, found] = /at (http:\S+)/.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
    server.once('close', (code) => reject(new Error(`the server ended with code ${code}`)));
  });
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query: '{ directory { groups { nodes { firstSeed } } } }' });
  const answers = [
    ['REST', '"seed":18446744073709551615', await fetch(`${url}/api/groups`)],
    ['tRPC', '"seed":"18446744073709551615"', await fetch(`${url}/trpc/groups.list?input={}`)],
    [
      'GraphQL',
      '"firstSeed":"18446744073709551615"',
      await fetch(`${url}/graphql`, { method: 'POST', headers: json, body }),
    ],
  ];
  for (const [api, expected, response] of answers) {
    const text = await response.text();
    if (!text.includes(expected)) throw new Error(`${api} answered ${response.status} ${text}`);
  }
  server.kill('SIGTERM');
  const code = await ended;
  if (code !== 0) throw new Error(`the server ended with code ${code}`);
  console.log(`smoke test on Node ${process.version}: REST, tRPC and GraphQL answer`);
} finally {
  server.kill('SIGKILL');
  await rm(folder, { recursive: true });
}
