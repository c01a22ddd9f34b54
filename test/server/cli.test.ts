import { chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { boundUser, type RunAs, runCli, runCliAs, runCliWithFewFiles, runNpmStart } from '../support/cli.js';
import { at } from '../support/server.js';

const URL_IN_GREETING = /at (http:\/\/\S+)/;

describe('seedroll', () => {
  it('--help names every option', async () => {
    await using run = runCli('--help');
    const { code, stdout } = await run.ended();
    expect(code).toBe(0);
    for (const option of [
      '--base-dir',
      '--port',
      '--host',
      '--debug',
      '--data-dir',
      '--extensions',
      '--version',
    ]) {
      expect(stdout).toContain(option);
    }
  });

  it('--version prints the version of the package', async () => {
    await using run = runCli('--version');
    const { code, stdout } = await run.ended();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('serves, says where, and who can reach it', async () => {
    await using folder = await makeFolder({ '1-1.png': pngImage(infotext()) });
    await using run = runCli('--base-dir', folder.path, '--port', '0');
    const [, url = ''] = await run.printed(URL_IN_GREETING);
    await run.printed(/Anyone who can reach this machine/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/api/groups`)).json()).toMatchObject({ total_groups: 1 });
  });

  it('says nothing of others where it listens to this machine alone', async () => {
    await using folder = await makeFolder();
    await using run = runCli('--base-dir', folder.path, '--port', '0', '--host', '127.0.0.1');
    await run.printed(/Ctrl\+C/);
    run.process.kill('SIGTERM');
    const { code, stdout } = await run.ended();
    expect(stdout).not.toContain('Anyone');
    expect(code).toBe(0);
  });

  it('serves only the endings that --extensions names', async () => {
    await using folder = await makeFolder({ '1-1.png': pngImage(), '2-2.jpg': 'x', '3-3.webp': 'x' });
    await using run = runCli(
      '--base-dir',
      folder.path,
      '--port',
      '0',
      '--host',
      '127.0.0.1',
      '--extensions',
      '.png,webp',
    );
    const [, url = ''] = await run.printed(URL_IN_GREETING);
    expect(await (await fetch(`${url}/api/directories`)).json()).toMatchObject({
      total_images_in_current: 2,
    });
    expect((await fetch(`${url}/api/images/2-2.jpg`)).status).toBe(404);
  });
});

describe('what cannot be served ends in one line and exit code 1', () => {
  async function expectRefusal(args: string[], message: RegExp, user: RunAs = {}): Promise<void> {
    await using run = runCliAs(user, ...args);
    const { code, stdout, stderr } = await run.ended();
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(1);
  }

  it('no base directory', () => expectRefusal([], /required option '--base-dir/));

  it('a base directory that is missing', async () => {
    await using folder = await makeFolder();
    await expectRefusal(['--base-dir', `${folder.path}/missing`], /does not exist/);
  });

  it('a base directory that is a file', async () => {
    await using folder = await makeFolder({ file: 'x' });
    await expectRefusal(['--base-dir', `${folder.path}/file`], /is not a directory/);
  });

  it('a base directory that is unreadable', async ({ skip }) => {
    const user = boundUser();
    if (user === null) skip('root reads everything, and no other user can run the program here');
    await using folder = await makeFolder({ 'closed/1-1.png': 'x' });
    await chmod(folder.path, 0o755);
    await chmod(`${folder.path}/closed`, 0o000);
    await expectRefusal(['--base-dir', `${folder.path}/closed`], /no permission/, user ?? {});
    await chmod(`${folder.path}/closed`, 0o700);
  });

  it('a port in use', async () => {
    await using folder = await makeFolder();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expectRefusal(['--base-dir', folder.path, '--host', '127.0.0.1', '--port', String(port)], /in use/);
    other.close();
  });

  it.each([
    { args: ['--port', '70000'], message: /0 to 65535/ },
    { args: ['--port', 'http'], message: /0 to 65535/ },
    { args: ['--thumbnails-limit', '1.5'], message: /whole megabytes from 0 to 1000000/ },
    { args: ['--request-timeout', 'soon'], message: /seconds from 0 to 86400/ },
    { args: ['--extensions', '.exe'], message: /\.exe/ },
    { args: ['--nonsense'], message: /unknown option/ },
  ])('$args', async ({ args, message }) => {
    await using folder = await makeFolder();
    await expectRefusal(['--base-dir', folder.path, ...args], message);
  });

  it('a data directory in the base directory, which is only read', async () => {
    await using folder = await makeFolder();
    await expectRefusal(
      ['--base-dir', folder.path, '--data-dir', `${folder.path}/data`],
      /outside the base directory/,
    );
  });
});

describe('few file descriptors', () => {
  it('delay an answer and leave nothing out of it', async () => {
    const count = 1500;
    const names = Array.from({ length: count }, (_, index) => `${index}/1-1.png`);
    await using folder = await makeFolder(Object.fromEntries(names.map((name) => [name, 'x'])));
    await using run = runCliWithFewFiles('--base-dir', folder.path, '--port', '0', '--host', '127.0.0.1');
    const [, url = ''] = await run.printed(URL_IN_GREETING);
    const body: unknown = await (await fetch(`${url}/api/directories`)).json();
    expect(at(body, 'directories')).toHaveLength(count);
    expect(await (await fetch(`${url}/api/groups`)).json()).toMatchObject({ total_groups: count });
  });
});

describe('SIGTERM', () => {
  it('lets a request in flight finish, and ends with exit code 0', async () => {
    const size = 64 * 1024 * 1024;
    await using folder = await makeFolder({ '1-1.png': Buffer.alloc(size, 1) });
    await using run = runCli('--base-dir', folder.path, '--port', '0', '--host', '127.0.0.1');
    const [, url = ''] = await run.printed(URL_IN_GREETING);
    const response = await fetch(`${url}/api/images/1-1.png`);
    const reader = response.body?.getReader();
    let received = (await reader?.read())?.value?.length ?? 0;
    run.process.kill('SIGTERM');
    for (let chunk = await reader?.read(); chunk?.done === false; chunk = await reader?.read()) {
      received += chunk.value.length;
    }
    expect(received).toBe(size);
    expect((await run.ended()).code).toBe(0);
  });

  it('ends connections that are idle', async () => {
    await using folder = await makeFolder();
    await using run = runCli('--base-dir', folder.path, '--port', '0', '--host', '127.0.0.1');
    const [, url = ''] = await run.printed(URL_IN_GREETING);
    await (await fetch(`${url}/healthz`)).text();
    run.process.kill('SIGTERM');
    expect((await run.ended()).code).toBe(0);
  });
});

describe('npm start', () => {
  it('leaves no server behind where npm is ended', async () => {
    await using folder = await makeFolder();
    await using run = runNpmStart('--base-dir', folder.path, '--port', '0', '--host', '127.0.0.1');
    const [, url = ''] = await run.printed(URL_IN_GREETING);
    run.process.kill('SIGTERM');
    // The server holds the output open until it ends.
    await run.ended();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow(/fetch failed/);
  });
});
