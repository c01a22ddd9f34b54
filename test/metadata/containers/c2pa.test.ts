import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readC2pa } from '../../../metadata/containers/c2pa-manifest.js';
import { box } from '../../../samples/bytes/boxes.js';
import { manifestStore, type ManifestShape, superbox } from '../../../samples/bytes/c2pa.js';

const IPTC = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const AI = `${IPTC}trainedAlgorithmicMedia`;
const COMPOSITE = `${IPTC}composite`;

function actions(...list: readonly Readonly<Record<string, unknown>>[]) {
  return { 'c2pa.actions': { actions: list } };
}

const created = (more: Readonly<Record<string, unknown>> = {}) => ({
  action: 'c2pa.created',
  digitalSourceType: AI,
  ...more,
});

describe('the vendor', () => {
  it.each<{ name: string; manifest: ManifestShape; vendor: string | null }>([
    {
      name: 'is that of the program',
      manifest: { claim: { claim_generator_info: [{ name: 'Adobe_Firefly', version: '1' }] } },
      vendor: 'Adobe',
    },
    {
      name: 'is that of the program of a claim of version 2',
      manifest: {
        claimLabel: 'c2pa.claim.v2',
        claim: { claim_generator_info: { name: 'Google C2PA Core Generator Library' } },
      },
      vendor: 'Google',
    },
    {
      name: 'is told by the software agent',
      manifest: { assertions: actions(created({ softwareAgent: 'Azure OpenAI ImageGen' })) },
      vendor: 'Microsoft',
    },
    {
      name: 'is told by the software agent in a map',
      manifest: { assertions: actions(created({ softwareAgent: { name: 'gpt-image' } })) },
      vendor: 'OpenAI',
    },
    {
      name: 'is told by the software agent where the claim names a library alone',
      manifest: {
        claim: { claim_generator: 'c2pa-rs/0.49' },
        assertions: { 'c2pa.actions.v2': { actions: [created({ softwareAgent: { name: 'FLUX.1' } })] } },
      },
      vendor: 'Black Forest Labs',
    },
    {
      name: 'is the author',
      manifest: { json: { 'stds.schema-org.CreativeWork': { author: [{ name: 'Stability AI' }] } } },
      vendor: 'Stability AI',
    },
    {
      name: 'is the owner of the certificate and not its issuer',
      manifest: { claim: {}, organisations: ['DigiCert', 'Some Camera Makers'] },
      vendor: 'Some Camera Makers',
    },
    {
      name: 'is the name as written where it is not known',
      manifest: { claim: { claim_generator: 'Cat Painter 3' }, organisations: ['DigiCert'] },
      vendor: 'Cat Painter 3',
    },
    { name: 'is nobody where nobody is named', manifest: {}, vendor: null },
  ])('$name', ({ manifest, vendor }) => {
    expect(readC2pa(manifestStore(manifest))?.vendor).toBe(vendor);
  });
});

describe('the program', () => {
  it.each([
    {
      name: 'is that of the claim',
      claim: { claim_generator: 'a/1 b/2', claim_generator_info: [{ name: 'c' }] },
    },
    { name: 'may stand in a list alone', claim: { claim_generator_info: [{ name: 'a/1 b/2' }] } },
  ])('$name', ({ claim }) => {
    expect(readC2pa(manifestStore({ claim }))?.claimGenerator).toBe('a/1 b/2');
  });

  it('is that of the last manifest', () => {
    const store = manifestStore({ claim: { claim_generator: 'old' } }, { claim: { claim_generator: 'new' } });
    expect(readC2pa(store)?.claimGenerator).toBe('new');
  });
});

describe('the source type', () => {
  const edited = { action: 'c2pa.edited', digitalSourceType: COMPOSITE };

  it.each<{ name: string; manifests: ManifestShape[]; type: string | null }>([
    { name: 'is that of its creation', manifests: [{ assertions: actions(edited, created()) }], type: AI },
    {
      name: 'is that of its creation in a manifest before the last one',
      manifests: [{ assertions: actions(created()) }, { assertions: actions(edited) }],
      type: AI,
    },
    { name: 'is else that of another action', manifests: [{ assertions: actions(edited) }], type: COMPOSITE },
    {
      name: 'is else that of the metadata',
      manifests: [{ json: { 'c2pa.metadata': { 'Iptc4xmpExt:DigitalSourceType': AI } } }],
      type: AI,
    },
    {
      name: 'is not always told',
      manifests: [{ assertions: actions({ action: 'c2pa.opened' }) }],
      type: null,
    },
  ])('$name', ({ manifests, type }) => {
    expect(readC2pa(manifestStore(...manifests))?.digitalSourceType).toBe(type);
  });

  it('stands beside dates, which are tagged', () => {
    const cbor = Buffer.concat([
      Buffer.from('a167616374696f6e7381a2647768656ec0', 'hex'),
      Buffer.from('t2026-01-01T00:00:00Z', 'latin1'),
      Buffer.from('qdigitalSourceTypeax', 'latin1'),
    ]);
    const assertion = superbox('cbor', 'c2pa.actions', box('cbor', cbor));
    const assertions = superbox('c2as', 'c2pa.assertions', assertion);
    const store = superbox('c2pa', 'c2pa', superbox('c2ma', 'urn:uuid:1', assertions));
    expect(readC2pa(store)?.digitalSourceType).toBe('x');
  });
});

describe('hostile manifests', () => {
  const manifest = {
    claim: { claim_generator: 'a', claim_generator_info: [{ name: 'b' }] },
    assertions: actions(created({ softwareAgent: 'c' })),
    json: { 'c2pa.metadata': { author: [{ name: 'd' }] } },
    organisations: ['e', 'f'],
  };
  const store = manifestStore(manifest, manifest);

  it('of any bytes changed are read without throwing', () => {
    const change = fc.tuple(fc.nat(store.length - 1), fc.uint8Array({ minLength: 1, maxLength: 9 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = Buffer.from(store);
        for (const [at, piece] of changes) bytes.set(piece.subarray(0, bytes.length - at), at);
        readC2pa(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('cut off anywhere are read without throwing', () => {
    for (let end = 0; end < store.length; end++) readC2pa(store.subarray(0, end));
  });

  it.each([
    { name: 'lists', cbor: Buffer.alloc(200_000, 0x81) },
    { name: 'endless lists', cbor: Buffer.alloc(200_000, 0x9f) },
    { name: 'tags', cbor: Buffer.alloc(200_000, 0xc1) },
    { name: 'maps', cbor: Buffer.alloc(200_000, 0xa1) },
    { name: 'a list of more items than there are', cbor: Buffer.from('9bffffffffffffffff00', 'hex') },
    { name: 'a text longer than there is', cbor: Buffer.from('7b00ffffffffffffff00', 'hex') },
  ])('of $name are read without throwing', ({ cbor }) => {
    const claim = superbox('c2cl', 'c2pa.claim', box('cbor', cbor));
    const nested = superbox('c2pa', 'c2pa', superbox('c2ma', 'urn:uuid:1', claim));
    expect(readC2pa(nested)).toEqual({ vendor: null, claimGenerator: null, digitalSourceType: null });
  });

  it('of a hundred thousand boxes take no time', () => {
    const many = Buffer.concat(Array.from({ length: 100_000 }, () => box('jumb', box('jumd'))));
    const start = performance.now();
    readC2pa(superbox('c2pa', 'c2pa', many));
    readC2pa(superbox('c2pa', 'c2pa', superbox('c2ma', 'a', superbox('c2as', 'c2pa.assertions', many))));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
