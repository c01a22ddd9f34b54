import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packMetadata, unpackMetadata } from '../../workers/pack.js';
import { emptyMetadata } from '../../schema/models/empty-metadata.js';
import type { Metadata } from '../../schema/models/metadata.js';

function infotextMetadata(seed: string, prompt = 'a castle by the sea'): Metadata {
  const text = `${prompt}\nNegative prompt: blurry\nSteps: 20, Seed: ${seed}, Variation seed: 99${seed}`;
  return {
    ...emptyMetadata(),
    prompt,
    negativePrompt: 'blurry',
    seed,
    carrier: 'png:tEXt parameters',
    parameters: [
      { name: 'Steps', value: '20' },
      { name: 'Seed', value: seed },
      { name: 'Variation seed', value: `99${seed}` },
    ],
    raw: [{ carrier: 'png:tEXt parameters', text }],
  };
}

describe('metadata that were packed', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u0002', '\u0004\u0005', '\ud800', 'seed: 12345', '"seed": 12345', '$&', '\0\u0001'),
  );
  const seed = fc.oneof(
    fc.constant(null),
    fc.constantFrom('0', '-1', '12345', '0012345', '18446744073709551615', '9'.repeat(40)),
    fc.nat().map(String),
  );

  it('are the same text again, character for character', () => {
    fc.assert(
      fc.property(text, text, seed, fc.array(text), (prompt, negativePrompt, seed, more) => {
        const metadata: Metadata = {
          ...emptyMetadata(),
          prompt,
          negativePrompt,
          seed,
          parameters: more.map((value) => ({ name: 'Seed', value })),
          raw: [{ carrier: 'c', text: `${prompt}\nSeed: ${seed}, ${negativePrompt}${more.join('seed=')}` }],
        };
        const packed = packMetadata(metadata);
        expect(unpackMetadata(packed.recipe, packed)).toBe(JSON.stringify(metadata));
      }),
    );
  });

  it('share one recipe where only seeds differ', () => {
    const first = packMetadata(infotextMetadata('1234567'));
    const second = packMetadata(infotextMetadata('1234568'));
    expect(second.recipe).toEqual(first.recipe);
    expect([first.seed, second.seed]).toEqual(['1234567', '1234568']);
  });

  it('share their template where prompts differ', () => {
    const { template } = packMetadata(infotextMetadata('1234567')).recipe;
    expect(packMetadata(infotextMetadata('7654321', 'a lake\nin "autumn"')).recipe.template).toBe(template);
  });

  it('leave long raw texts to the file', () => {
    const workflow = { carrier: 'png:tEXt prompt', text: `{"seed": 5, "x": "${'y'.repeat(10_000)}"}` };
    const metadata = { ...infotextMetadata('5'), raw: [workflow] };
    const packed = packMetadata(metadata);
    expect(packed.recipe.hasRaw).toBe(false);
    expect(unpackMetadata(packed.recipe, packed)).toBe(JSON.stringify({ ...metadata, raw: [] }));
  });

  it.each([
    ['parsed', infotextMetadata('1')],
    ['empty', emptyMetadata()],
    ['unreadable', { ...emptyMetadata(), errors: ['it is a directory'] }],
  ])('say that a file is %s', (state, metadata) => {
    expect(packMetadata(metadata).state).toBe(state);
  });
});
