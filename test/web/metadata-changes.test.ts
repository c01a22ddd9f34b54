import { describe, expect, it } from 'vitest';
import {
  isEmpty,
  isUnchanged,
  type Metadata,
  metadataChanges,
} from '../../client/web/group/metadata-changes.js';
import { emptyMetadata } from '../../schema/models/empty-metadata.js';

const image = (changes: Partial<Metadata>): Metadata => ({ ...emptyMetadata(), promptWords: [], ...changes });

describe('metadataChanges', () => {
  it('says nothing where only the seed differs', () => {
    const before = image({ prompt: 'a fox', parameters: [{ name: 'Seed', value: '1' }] });
    const after = image({ prompt: 'a fox', parameters: [{ name: 'Seed', value: '2' }] });
    expect(isUnchanged(metadataChanges(before, after))).toBe(true);
  });

  it('names settings that have another value, that have come and that have gone', () => {
    const before = image({
      parameters: [
        { name: 'Steps', value: '20' },
        { name: 'Hires upscale', value: '2' },
      ],
    });
    const after = image({
      parameters: [
        { name: 'Steps', value: '25' },
        { name: 'Clip skip', value: '2' },
      ],
      loras: [{ name: 'snow', weight: 0.8, hash: null }],
    });
    expect(metadataChanges(before, after).values).toEqual([
      { name: 'Steps', before: '20', after: '25' },
      { name: 'Hires upscale', before: '2', after: null },
      { name: 'Clip skip', before: null, after: '2' },
      { name: 'LoRAs', before: null, after: 'snow 0.8' },
    ]);
  });

  it('names the words of both prompts', () => {
    const changes = metadataChanges(
      image({ prompt: 'a red fox', negativePrompt: 'blurry' }),
      image({ prompt: 'a white fox', negativePrompt: 'blurry, lowres' }),
    );
    expect(changes.prompt).toEqual([{ removed: 'red', added: 'white' }]);
    expect(changes.negativePrompt).toEqual([{ removed: '', added: 'lowres' }]);
  });

  it('knows a file that tells nothing', () => {
    expect(isEmpty(image({}))).toBe(true);
    expect(isEmpty(image({ prompt: 'a fox' }))).toBe(false);
  });
});
