import { describe, expect, it } from 'vitest';
import type { GroupDifferences } from '../../schema/models/group-details.js';
import { catalogOf } from '../catalog/catalogs.js';
import { makeFolder, pngImage } from '../support/folder.js';
import { pagesOf, rule } from './libraries.js';

const infotext = (prompt: string, more: string): string => `${prompt}\nNegative prompt: blurry\n${more}`;

/** The differences of the only group of some files, by names that go on. */
async function differencesOf(files: readonly (string | null)[]): Promise<GroupDifferences> {
  await using folder = await makeFolder(
    Object.fromEntries(files.map((text, index) => [`${index}-${index}.png`, pngImage(text ?? undefined)])),
  );
  await using catalog = await catalogOf(folder);
  await catalog.idle();
  const [group] = await pagesOf(catalog, { rule: rule({ maxGap: 1 }) }, 9);
  // Before the catalog is closed.
  const differences = await catalog.session().groupDifferences(group?.id ?? '');
  return differences;
}

const SETTINGS = 'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x768';

describe('the differences of a group', () => {
  it('are none between images of one batch, whose seeds do not count', async () => {
    const text = (seed: number): string =>
      infotext('a cat <lora:fur:0.8>', `${SETTINGS}, Model hash: 1234abcd, Model: dream, RNG: CPU`).replace(
        'Seed: 1',
        `Seed: ${seed}`,
      );
    const { images, common, varying } = await differencesOf([text(1), text(2), text(9_999_999_999)]);
    expect(images).toBe(3);
    expect(varying).toEqual([]);
    expect(common).toEqual([
      { name: 'prompt', value: 'a cat <lora:fur:0.8>' },
      { name: 'negativePrompt', value: 'blurry' },
      { name: 'generator', value: 'AUTOMATIC1111' },
      { name: 'model', value: 'dream [1234abcd]' },
      { name: 'sampler', value: 'Euler a' },
      { name: 'steps', value: '20' },
      { name: 'cfgScale', value: '7' },
      { name: 'size', value: '512x768' },
      { name: 'format', value: 'png' },
      { name: 'loras', value: 'fur:0.8' },
      { name: 'RNG', value: 'CPU' },
    ]);
  });

  it('tell values with how many images have them, the most frequent first', async () => {
    const text = (steps: number, more = ''): string =>
      infotext('a cat', `${SETTINGS.replace('20', String(steps))}, Variation seed: 12345${more}`);
    const { varying, common } = await differencesOf([
      text(20),
      text(30, ', VAE: a.pt, ADetailer prompt: "red, wet"'),
      text(30),
      text(40, ', Eta: 0.5, Clip skip: 2'),
    ]);
    expect(Object.fromEntries(varying.map(({ name, values }) => [name, values]))).toEqual({
      steps: expect.arrayContaining([
        { value: '30', count: 2 },
        { value: '20', count: 1 },
        { value: '40', count: 1 },
      ]),
      vae: [
        { value: null, count: 3 },
        { value: 'a.pt', count: 1 },
      ],
      'ADetailer prompt': [
        { value: null, count: 3 },
        { value: 'red, wet', count: 1 },
      ],
      clipSkip: [
        { value: null, count: 3 },
        { value: '2', count: 1 },
      ],
      Eta: [
        { value: null, count: 3 },
        { value: '0.5', count: 1 },
      ],
    });
    expect(varying[0]?.values[0]).toEqual({ value: '30', count: 2 });
    expect(common.map(({ name }) => name)).not.toContain('Variation seed');
  });

  it('tell each LoRA with its weight', async () => {
    const text = (...loras: string[]): string =>
      infotext(`a cat ${loras.map((lora) => `<lora:${lora}>`).join(' ')}`, SETTINGS);
    const { varying, common } = await differencesOf([
      text('fur:0.8', 'fog:1'),
      text('fur:0.8'),
      text('fog:0.5', 'fur:0.8'),
    ]);
    expect(common).toContainEqual({ name: 'loras', value: 'fur:0.8' });
    expect(varying.find(({ name }) => name === 'loras')).toEqual({
      name: 'loras',
      values: [
        { value: 'fog:0.5', count: 1 },
        { value: 'fog:1', count: 1 },
      ],
      isComplete: true,
    });
    expect(varying.find(({ name }) => name === 'prompt')?.values).toHaveLength(3);
  });

  it('are of images that could be read, those without metadata among them', async () => {
    await using folder = await makeFolder({
      '1-1.png': pngImage(infotext('a cat', SETTINGS)),
      '2-2.png': pngImage(),
      '3-3.png': 'no image at all',
    });
    await using catalog = await catalogOf(folder);
    await catalog.idle();
    const [group] = await pagesOf(catalog, {}, 9);
    expect(group?.count).toBe(3);
    const { images, varying } = await catalog.session().groupDifferences(group?.id ?? '');
    const { unreadable } = await catalog.status();
    expect(images).toBe(3 - unreadable);
    expect(varying.find(({ name }) => name === 'prompt')?.values).toContainEqual({
      value: null,
      count: images - 1,
    });
  });

  it('of very many texts are told in part, and say so', async () => {
    const { images, varying, common } = await differencesOf(
      Array.from({ length: 250 }, (_, index) => infotext(`picture ${index}`, SETTINGS)),
    );
    expect(images).toBe(250);
    const prompts = varying.find(({ name }) => name === 'prompt');
    expect(prompts?.isComplete).toBe(false);
    expect(prompts?.values).toHaveLength(100);
    expect(common).toContainEqual({ name: 'steps', value: '20' });
  });
});
