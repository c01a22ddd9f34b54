import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.js';
import { infotext, makeFolder, pngImage, webpImage } from '../support/folder.js';

async function runMetadata(
  ...args: string[]
): Promise<{ code: number | null; lines: unknown[]; stderr: string }> {
  await using run = runCli('metadata', ...args);
  const { code, stdout, stderr } = await run.ended();
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { code, stderr, lines: lines.map((line): unknown => JSON.parse(line)) };
}

describe('seedroll metadata', () => {
  it('prints one object a line for a file, with the path as given', async () => {
    await using folder = await makeFolder({
      '1-7.png': pngImage(infotext({ prompt: 'a cat', seed: '18446744073709551615' })),
    });
    const path = `${folder.path}/1-7.png`;
    const { code, lines } = await runMetadata(path);
    expect(code).toBe(0);
    expect(lines).toEqual([
      {
        path,
        format: 'png',
        generator: { name: 'AUTOMATIC1111', version: null },
        prompt: 'a cat',
        negativePrompt: 'blurry',
        seed: '18446744073709551615',
        steps: 20,
        cfgScale: 7,
        sampler: 'Euler a',
        scheduler: null,
        model: { name: 'dream', hash: null },
        width: 512,
        height: 768,
        loras: [],
        provenance: null,
        warnings: [],
        errors: [],
      },
    ]);
  });

  it('reads directories and all below, with paths relative to them', async () => {
    await using folder = await makeFolder({
      '10-2.png': pngImage(),
      '9-1.png': pngImage(infotext()),
      'sub/1-1.webp': webpImage(infotext()),
      'notes.txt': 'x',
    });
    const { lines } = await runMetadata(folder.path);
    expect(lines).toMatchObject([
      { path: '9-1.png' },
      { path: '10-2.png' },
      { path: 'sub/1-1.webp', format: 'webp' },
    ]);
  });

  it('knows the images in a directory by their content, whatever they are called', async () => {
    await using folder = await makeFolder({
      'a.dat': pngImage(infotext({ prompt: 'a cat' })),
      'b.json': '{}',
      'c.png': 'no image',
      'd.swarmpreview.jpg': pngImage(),
    });
    const { lines } = await runMetadata(folder.path);
    expect(lines).toMatchObject([
      { path: 'a.dat', format: 'png', prompt: 'a cat' },
      { path: 'c.png', format: null },
    ]);
  });

  it('writes one line a file, whatever line ends a prompt holds', async () => {
    const prompt = 'a\u2028b\u2029c\u0085d';
    await using folder = await makeFolder({ 'a.png': pngImage(infotext({ prompt })) });
    await using run = runCli('metadata', folder.path);
    const { stdout } = await run.ended();
    expect(stdout).not.toMatch(/[\u0085\u2028\u2029]/);
    expect(JSON.parse(stdout)).toMatchObject({ prompt });
  });

  it('adds the raw texts on request', async () => {
    await using folder = await makeFolder({ '1-1.png': pngImage(infotext()) });
    const { lines } = await runMetadata('--raw', folder.path);
    expect(lines).toMatchObject([{ raw: [{ carrier: 'png:iTXt parameters', text: infotext() }] }]);
  });

  it('is written for people on request', async () => {
    await using folder = await makeFolder({ '1-1.png': pngImage(infotext({ prompt: 'a cat\nwith a hat' })) });
    await using run = runCli('metadata', '--pretty', folder.path);
    const { code, stdout } = await run.ended();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1-1\.png\n  AUTOMATIC1111, 512x768, png\n/);
    expect(stdout).toContain('    a cat\n    with a hat\n');
    expect(stdout).toMatch(/seed: \d+\n/);
  });

  it('names what cannot be read and goes on; only where nothing could be read it fails', async () => {
    await using folder = await makeFolder({ '1-1.png': pngImage() });
    const mixed = await runMetadata(`${folder.path}/missing.png`, folder.path);
    expect(mixed.code).toBe(0);
    expect(mixed.lines).toMatchObject([{ errors: ['the file does not exist'] }, { errors: [] }]);
    const none = await runMetadata(`${folder.path}/missing.png`);
    expect(none.code).toBe(1);
    expect(none.stderr).toMatch(/nothing could be read/);
  });
});
