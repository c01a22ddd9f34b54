import { SUPPORTED_FILE_EXTENSIONS } from '../metadata/index.js';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from './support/folder.js';

/** Runs a module that imports the built package by its name, as those do who install it. */
function evaluate(code: string, ...args: string[]): unknown {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code, ...args], {
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

describe('seedroll/metadata', () => {
  it('reads a file with nothing else running', async () => {
    await using folder = await makeFolder({
      '00042-1337.png': pngImage(infotext({ prompt: 'a cat', seed: '1337' })),
    });
    const read = evaluate(
      `import { readParameters, extractIdAndSeed, isSupportedFile, SUPPORTED_FILE_EXTENSIONS } from 'seedroll/metadata';
       const { prompt, seed } = readParameters(process.argv[1]);
       const name = '00042-1337.png';
       console.log(JSON.stringify({ prompt, seed, name: extractIdAndSeed(name), isSupported: isSupportedFile(name), SUPPORTED_FILE_EXTENSIONS }));`,
      `${folder.path}/00042-1337.png`,
    );
    expect(read).toEqual({
      prompt: 'a cat',
      seed: '1337',
      name: { id: '42', seed: '1337' },
      isSupported: true,
      SUPPORTED_FILE_EXTENSIONS,
    });
  });
});

describe('seedroll', () => {
  it('serves a folder from a program', async () => {
    await using folder = await makeFolder({ '1-1.png': pngImage(infotext()) });
    const groups = evaluate(
      `import { serve } from 'seedroll';
       const server = await serve({ baseDirectory: process.argv[1], host: '127.0.0.1', port: 0 });
       console.log(await (await fetch(server.url + '/api/groups')).text());
       await server[Symbol.asyncDispose]();`,
      folder.path,
    );
    expect(groups).toMatchObject({ total_groups: 1 });
  });
});
