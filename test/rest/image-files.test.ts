import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readlink, symlink, truncate } from 'node:fs/promises';
import { createServer, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import express from 'express';
import { expect, it, vi } from 'vitest';
import { sendImage } from '../../server/rest/image-bytes.js';
import { errorHandler } from '../../server/errors.js';
import { pino } from 'pino';
import { type Folder, makeFolder } from '../support/folder.js';

/** More than the server holds of a file at once, and than a connection takes without a reader. */
const LARGE = randomBytes(20_000_000);
/** The system tells of closed connections in its own time. */
const PATIENCE = { timeout: 20_000 };

it('sends a file of many pieces, and several at once', async () => {
  await using server = await serveFiles({ 'a.png': LARGE, 'b.png': LARGE.subarray(7) });
  const [a, b, part] = await Promise.all([
    server.ask('a.png').then(buffer),
    server.ask('b.png').then(buffer),
    server.ask('a.png', { range: 'bytes=500000-1900000' }).then(buffer),
  ]);
  expect(a.equals(LARGE)).toBe(true);
  expect(b.equals(LARGE.subarray(7))).toBe(true);
  expect(part.equals(LARGE.subarray(500_000, 1_900_001))).toBe(true);
});

it('sends many small files at once, each its own', async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.png`, randomBytes(3000 + i)]));
  await using server = await serveFiles(files);
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(
      Object.entries(files).map(async ([name, content]) => {
        expect((await buffer(await server.ask(name))).equals(content)).toBe(true);
      }),
    );
  }
});

it('cuts the connection where a file becomes shorter while it is sent', async () => {
  await using server = await serveFiles({ 'a.png': LARGE });
  const answer = await server.ask('a.png');
  await truncate(`${server.folder.path}/a.png`, 1000);
  await expect(buffer(answer)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

it('goes on sending a file that is removed meanwhile', async () => {
  await using server = await serveFiles({ 'a.png': LARGE });
  const answer = await server.ask('a.png');
  await server.folder.remove('a.png');
  expect((await buffer(answer)).equals(LARGE)).toBe(true);
});

it('follows no link that has taken the place of a file', async () => {
  await using server = await serveFiles({ 'a.txt': 'a secret' });
  await symlink(`${server.folder.path}/a.txt`, `${server.folder.path}/a.png`);
  expect(await server.status('a.png')).toBe(404);
});

it.skipIf(process.platform === 'win32')('refuses a pipe without waiting for its writer', async () => {
  await using server = await serveFiles({});
  await promisify(execFile)('mkfifo', [`${server.folder.path}/a.png`]);
  expect(await server.status('a.png')).toBe(404);
});

it('refuses a directory, and what is not there', async () => {
  await using server = await serveFiles({ 'a.png/b.png': '' });
  expect(await server.status('a.png')).toBe(404);
  expect(await server.status('b.png')).toBe(404);
});

it.skipIf(process.platform !== 'linux')('closes the file, whatever the answer was', async () => {
  await using server = await serveFiles({ 'a.png': LARGE, 'b.png': 'small' });
  const { headers } = await drained(server.ask('b.png'));
  await drained(server.ask('a.png'));
  await drained(server.ask('b.png', { 'if-none-match': headers.etag }));
  await drained(server.ask('b.png', { 'if-match': '"other"' }));
  await drained(server.ask('b.png', { range: 'bytes=99-' }));
  const left = await server.ask('a.png');
  expect(await server.openFiles()).toBe(1);
  left.destroy();
  await vi.waitFor(async () => expect(await server.openFiles()).toBe(0), PATIENCE);
});

it.skipIf(process.platform !== 'linux')('closes files that were asked for in advance', async () => {
  await using server = await serveFiles({ 'a.png': LARGE });
  const socket = connect(server.port, '127.0.0.1');
  socket.write('GET /a.png HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(5));
  await vi.waitFor(async () => expect(await server.openFiles()).toBe(5), PATIENCE);
  socket.destroy();
  await vi.waitFor(async () => expect(await server.openFiles()).toBe(0), PATIENCE);
});

async function drained(question: Promise<IncomingMessage>): Promise<IncomingMessage> {
  const answer = await question;
  await buffer(answer);
  return answer;
}

interface FileServer extends AsyncDisposable {
  folder: Folder;
  port: number;
  ask(name: string, headers?: Record<string, string | undefined>): Promise<IncomingMessage>;
  status(name: string): Promise<number | undefined>;
  /** How many descriptors this process has on files of the folder. */
  openFiles(): Promise<number>;
}

/** Sends the files of a folder without a door before them. */
async function serveFiles(files: Record<string, Uint8Array | string>): Promise<FileServer> {
  const folder = await makeFolder(files);
  const app = express()
    .get('/:name', (request, response) =>
      sendImage(request, response, { filename: 'x.png', real: `${folder.path}/${request.params.name}` }),
    )
    .use(errorHandler(pino({ level: 'silent' })));
  const server = createServer(app);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  const ask: FileServer['ask'] = (name, headers = {}) =>
    new Promise((resolve, reject) => {
      get({ port, host: '127.0.0.1', path: `/${name}`, headers }, resolve).once('error', reject);
    });
  return {
    folder,
    port,
    ask,
    status: async (name) => (await drained(ask(name))).statusCode,
    async openFiles() {
      const links = (await readdir('/proc/self/fd')).map((name) =>
        readlink(`/proc/self/fd/${name}`).catch(() => ''),
      );
      return (await Promise.all(links)).filter((target) => target.startsWith(folder.path)).length;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await folder[Symbol.asyncDispose]();
    },
  };
}
