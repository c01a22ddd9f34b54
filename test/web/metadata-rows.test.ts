import { describe, expect, it } from 'vitest';
import { type Metadata, metadataRows } from '../../client/web/compare/metadata-rows.js';
import { emptyMetadata } from '../../schema/models/empty-metadata.js';

const metadata = (values: Partial<Metadata>): Metadata => ({
  ...emptyMetadata(),
  promptWords: [],
  ...values,
});

describe('metadataRows', () => {
  it('puts what images say of the same thing side by side, and tells where it differs', () => {
    const [one, other] = [
      metadata({
        seed: '18446744073709551615',
        parameters: [
          { name: 'Steps', value: '20' },
          { name: 'Seed', value: '7' },
        ],
      }),
      metadata({
        seed: '18446744073709551614',
        parameters: [
          { name: 'Steps', value: '20' },
          { name: 'Eta', value: '1' },
        ],
      }),
    ];
    expect(metadataRows([one, other]).map(({ name, values, isSame }) => [name, values, isSame])).toEqual([
      ['Seed', ['18446744073709551615', '18446744073709551614'], false],
      ['Steps', ['20', '20'], true],
      ['Eta', [null, '1'], false],
    ]);
  });

  it('has nothing to say of images without metadata', () => {
    expect(metadataRows([metadata({}), metadata({})])).toEqual([]);
  });
});
