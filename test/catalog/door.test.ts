import { mkdir, symlink } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Door } from '../../catalog/door.js';
import { SeedrollError } from '../../schema/errors.js';
import { type Folder, makeFolder } from '../support/folder.js';

let folder: Folder;
let door: Door;
beforeAll(async () => {
  folder = await makeFolder({
    'base/in/a.png': 'inside',
    'base/a\\b.png': 'a backslash in its name',
    'base/.hidden/a.png': 'hidden',
    'base-sibling/secret.png': 'outside',
    'secret.png': 'outside',
  });
  await symlink('../secret.png', `${folder.path}/base/out.png`);
  await symlink('..', `${folder.path}/base/up`);
  await symlink('in/a.png', `${folder.path}/base/link.png`);
  await symlink('.hidden/a.png', `${folder.path}/base/to-hidden.png`);
  await symlink('loop', `${folder.path}/base/loop`);
  await symlink('nowhere', `${folder.path}/base/dangling`);
  await mkdir(`${folder.path}/base/deep/er`, { recursive: true });
  door = new Door(`${folder.path}/base`);
});
afterAll(() => folder[Symbol.asyncDispose]());

async function codeOf(path: string): Promise<string> {
  try {
    return `opened ${(await door.resolve(path)).path}`;
  } catch (error) {
    if (!(error instanceof SeedrollError)) throw error;
    expect(error.message).not.toContain(folder.path);
    return error.code;
  }
}

describe('a path inside', () => {
  it.each([
    ['', ''],
    ['.', ''],
    ['in', 'in'],
    ['in/', 'in'],
    ['./in//a.png', 'in/a.png'],
    ['deep/er/../../in/a.png', 'in/a.png'],
    ['link.png', 'link.png'],
    ['a\\b.png', 'a\\b.png'],
  ])('%j is opened as %j', async (path, opened) => {
    expect(await codeOf(path)).toBe(`opened ${opened}`);
  });
});

describe('a path that leads out', () => {
  it.each([
    '..',
    '../secret.png',
    'in/../../secret.png',
    '../base-sibling/secret.png',
    '../base/../secret.png',
    '/etc/passwd',
    '//etc/passwd',
    '\\etc\\passwd',
    '..\\secret.png',
    'in\\..\\..\\secret.png',
    'C:/Windows/win.ini',
    'C:\\Windows\\win.ini',
    '\\\\server\\share',
    'in\0/a.png',
    'a.png\0.txt',
    'out.png',
    'up',
    'up/secret.png',
    'up/base-sibling/secret.png',
  ])('%j is forbidden', async (path) => {
    expect(await codeOf(path)).toBe('FORBIDDEN');
  });
});

describe('a path to nothing, or to what is hidden', () => {
  it.each([
    'missing',
    'in/a.png/b',
    '.hidden',
    '.hidden/a.png',
    'to-hidden.png',
    'loop',
    'dangling',
    '%2e%2e/secret.png',
    '..%2fsecret.png',
    '...',
    '~',
    'x'.repeat(5000),
  ])('%j is not found', async (path) => {
    expect(await codeOf(path)).toBe('NOT_FOUND');
  });
});

it('no path whatever opens anything outside', async () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '',
    'in',
    'a.png',
    'up',
    'base',
    'base-sibling',
    'secret.png',
    '\\',
    '..\\',
    '\0',
    'out.png',
  );
  const path = fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join('/')),
    fc.string({ maxLength: 30 }),
  );
  await fc.assert(
    fc.asyncProperty(path, async (candidate) => {
      const opened = await door.resolve(candidate).catch((error: unknown) => {
        expect(error).toBeInstanceOf(SeedrollError);
        return null;
      });
      if (opened !== null) expect(`${opened.real}/`).toMatch(new RegExp(`^${folder.path}/base/`));
    }),
    { numRuns: 500 },
  );
});
