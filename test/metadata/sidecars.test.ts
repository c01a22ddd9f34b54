import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMetadata, readParameters } from '../../metadata/index.js';
import { MP4_TYPE } from '../../samples/bytes/mp4.js';
import { pngFile, pngPixels, tEXt } from '../../samples/bytes/png.js';
import { node, SAMPLER } from '../support/comfyui-graph.js';
import { makeFolder } from '../support/folder.js';
import { INFOTEXT, INFOTEXT_METADATA } from '../support/metadata-files.js';

const PLAIN = pngFile([pngPixels()]);
const SWARM = JSON.stringify({ sui_image_params: { prompt: 'a swan', seed: 7, steps: 12 } });
const EASY_DIFFUSION = JSON.stringify({ prompt: 'an owl', seed: 8, use_stable_diffusion_model: 'dream' });

describe('an image without metadata takes them from the file beside it', () => {
  it.each([
    { ending: 'txt', text: `${INFOTEXT}\n`, expected: INFOTEXT_METADATA },
    { ending: 'swarm.json', text: SWARM, expected: { prompt: 'a swan', seed: '7' } },
    { ending: 'json', text: EASY_DIFFUSION, expected: { prompt: 'an owl', seed: '8' } },
  ])('.$ending', async ({ ending, text, expected }) => {
    await using folder = await makeFolder({ '1-1.png': PLAIN, [`1-1.${ending}`]: text });
    const path = join(folder.path, '1-1.png');
    const found = { ...expected, carrier: `sidecar:${ending}`, raw: [{ carrier: `sidecar:${ending}` }] };
    expect(readParameters(path)).toMatchObject(found);
    expect(await readMetadata(path)).toMatchObject(found);
  });

  it('whatever its own ending is', async () => {
    await using folder = await makeFolder({ 'a.b.jpg': PLAIN, 'a.b.txt': INFOTEXT });
    expect(readParameters(join(folder.path, 'a.b.jpg'))).toMatchObject(INFOTEXT_METADATA);
  });

  it('in UTF-16, as editors of Windows save it', async () => {
    const text = `\uFEFF${INFOTEXT}`;
    await using folder = await makeFolder({
      'a.png': PLAIN,
      'a.txt': Buffer.from(text, 'utf16le'),
      'b.png': PLAIN,
      'b.txt': Buffer.from(text, 'utf16le').swap16(),
    });
    for (const name of ['a.png', 'b.png']) {
      expect(readParameters(join(folder.path, name))).toMatchObject(INFOTEXT_METADATA);
    }
  });

  it('where a text that tells nothing stands in it', async () => {
    const comment = pngFile([tEXt('parameters', 'Screenshot'), pngPixels()]);
    await using folder = await makeFolder({ 'a.png': comment, 'a.txt': INFOTEXT });
    expect(readParameters(join(folder.path, 'a.png'))).toMatchObject(INFOTEXT_METADATA);
  });

  it('of SwarmUI before any other', async () => {
    await using folder = await makeFolder({ 'a.png': PLAIN, 'a.txt': INFOTEXT, 'a.swarm.json': SWARM });
    expect(readParameters(join(folder.path, 'a.png')).prompt).toBe('a swan');
  });
});

describe('a file beside an image is left alone', () => {
  it('where the image tells itself', async () => {
    const told = pngFile([tEXt('parameters', INFOTEXT)]);
    await using folder = await makeFolder({ 'a.png': told, 'a.swarm.json': SWARM });
    const metadata = readParameters(join(folder.path, 'a.png'));
    expect(metadata).toMatchObject(INFOTEXT_METADATA);
    expect(metadata.raw).toHaveLength(1);
  });

  it('where it is a caption without parameters', async () => {
    await using folder = await makeFolder({ 'a.png': PLAIN, 'a.txt': 'a photograph of a cat' });
    const metadata = readParameters(join(folder.path, 'a.png'));
    expect(metadata).toMatchObject({ prompt: '', generator: null });
    expect(metadata.raw).toEqual([{ carrier: 'sidecar:txt', text: 'a photograph of a cat' }]);
  });

  it('where it is a symbolic link, which may lead anywhere', async () => {
    await using folder = await makeFolder({ 'in/a.png': PLAIN, 'out/secret.txt': INFOTEXT });
    symlinkSync(join(folder.path, 'out/secret.txt'), join(folder.path, 'in/a.txt'));
    expect(readParameters(join(folder.path, 'in/a.png'))).toMatchObject({ prompt: '', raw: [] });
  });

  it('where it is a directory', async () => {
    await using folder = await makeFolder({ 'a.png': PLAIN, 'a.txt/b.txt': INFOTEXT });
    expect(readParameters(join(folder.path, 'a.png'))).toMatchObject({ prompt: '', raw: [], warnings: [] });
  });

  it('where its name would be too long for one', async () => {
    const name = `${'a'.repeat(251)}.png`;
    await using folder = await makeFolder({ [name]: PLAIN });
    expect(readParameters(join(folder.path, name))).toMatchObject({ format: 'png', errors: [] });
  });

  it('where the name has no ending', async () => {
    await using folder = await makeFolder({ a: PLAIN, '.txt': INFOTEXT });
    expect(readParameters(join(folder.path, 'a'))).toMatchObject({ prompt: '', raw: [] });
  });
});

describe('a video without metadata takes them from the picture of its first frame', () => {
  const graph = {
    sampler: node('KSampler', SAMPLER),
    positive: node('CLIPTextEncode', { text: 'a whale' }),
  };
  const first = pngFile([tEXt('prompt', JSON.stringify(graph)), pngPixels()]);

  it.each(['v_00001.mp4', 'v_00001-audio.mp4'])('%s', async (name) => {
    await using folder = await makeFolder({ [name]: MP4_TYPE, 'v_00001.png': first });
    expect(readParameters(join(folder.path, name))).toMatchObject({
      format: 'mp4',
      prompt: 'a whale',
      carrier: 'sidecar:png:tEXt prompt',
    });
  });
});
