import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generators } from '../../../metadata/generators/index.js';
import { textAt } from '../../support/metadata-files.js';

const CARRIERS = [
  'png:tEXt parameters',
  'png:tEXt prompt',
  'png:tEXt Comment',
  'png:tEXt Description',
  'png:tEXt Software',
  'png:tEXt Dream',
  'png:tEXt sd-metadata',
  'png:tEXt invokeai_metadata',
  'png:tEXt parameters-json',
  'png:tEXt smproj',
  'png:tEXt generation_data',
  'png:tEXt use_stable_diffusion_model',
  'png:tEXt use_lora_model',
  'png:tEXt invokeai_graph',
  'png:tEXt fooocus_scheme',
  'png:tEXt Source',
  'png:tEXt Title',
  'sidecar:txt',
  'sidecar:swarm.json',
  'xmp:xmp:CreatorTool',
  'xmp:dc:description',
  'xmp:exif:UserComment',
  'xmp:iptcExt:DigImageGUID',
  'exif:UserComment',
  'xmp',
];
const XMP =
  '<rdf:RDF><xmp:CreatorTool>Draw Things</xmp:CreatorTool><dc:description>Steps: 1, </dc:description>';
const JOB = 'Job ID: 00112233-4455-6677-8899-aabbccddeeff';
/** Words on which readers look closer. */
const WORDS = [
  '{"sui_image_params":{"loras":[{}],"seed":1e400}}',
  '{"software":"RuinedFooocus","loras":[[1,2],{}],"seed":NaN}',
  '{"base_model":1,"full_prompt":{},"loras":[[[]]]}',
  '{"real_prompt":[],"base_model":[]}',
  '{"Comment":[],"Software":"NovelAI"}',
  '{"State":{"Modules":{"$values":[null,{"$type":"HiresFixModule","IsEnabled":true}]}}}',
  '{"image":{"prompt":[null]}}',
  '{"num_inference_steps":{},"use_upscaler":[]}',
  '{"use_stable_diffusion_model":[]}',
  XMP,
  JOB,
  'NovelAI',
  'NovelAI Diffusion V4',
  '{"signed_hash":1,"sampler":{},"scale":[],"v4_prompt":{"caption":{"char_captions":[null,{"centers":[1,{"x":{}}]}]}}}',
  '{"seed_mode":[],"c":{},"v2":[],"size":[1]}',
  '{"nodes":{"a":{"type":"core_metadata"}},"edges":[{"source":{"node_id":"__proto__"},"destination":{"node_id":"a","field":"__proto__"}}]}',
  'Draw Things',
  'fooocus',
  '- a\n-b\nSteps: 1, LoRA 1 Model: x',
  'Prompt: a\nStable Diffusion model: b\nLoRA model: [((',
  'a --no --seed x --v 6 --p Job ID: 00112233-4455-6677-8899-aabbccddeeff',
  '"a [b" -s x -S',
];

describe('the reader of every generator', () => {
  it('throws for no text', () => {
    const text = fc.oneof(fc.constantFrom(...WORDS), fc.json(), fc.string({ unit: 'binary' }));
    const field = fc
      .tuple(fc.constantFrom(...CARRIERS), text)
      .map(([carrier, found]) => textAt(carrier, found));
    const fields = fc.array(field, { maxLength: 6 });
    fc.assert(
      fc.property(fields, (fields) => {
        for (const generator of generators) {
          const reading = generator.read(fields);
          if (reading === null) continue;
          expect(fields).toContain(reading.field);
          expect(reading.values.seed ?? '0').toMatch(/^-?\d+$/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  const LENGTH = 200_000;
  it.each([
    { carrier: 'png:tEXt Dream', text: '['.repeat(LENGTH) },
    { carrier: 'png:tEXt Dream', text: ' -s'.repeat(LENGTH / 3) },
    { carrier: 'png:tEXt Dream', text: `a${' '.repeat(LENGTH)}-s` },
    { carrier: 'png:tEXt Description', text: `${' '.repeat(LENGTH)}Job ID: ` },
    { carrier: 'png:tEXt Description', text: `${' --a'.repeat(LENGTH / 4)} ${JOB}` },
    { carrier: 'png:tEXt use_lora_model', text: `['${`"'`.repeat(LENGTH / 2)}` },
    { carrier: 'png:tEXt Dream', text: `"${'\\"'.repeat(LENGTH / 2)}` },
    { carrier: 'png:tEXt Dream', text: `${'[]'.repeat(LENGTH / 4)}${'[x'.repeat(LENGTH / 4)}` },
    { carrier: 'png:tEXt Dream', text: `"a" -s ${' '.repeat(LENGTH)}` },
    { carrier: 'png:tEXt Dream', text: `"a"${' --seed '.repeat(LENGTH / 8)}` },
    { carrier: 'png:tEXt Description', text: `a${` --v ${'1'.repeat(4000)}x`.repeat(LENGTH / 4000)} ${JOB}` },
    { carrier: 'png:tEXt Description', text: `a${' --sref x '.repeat(LENGTH / 10)} ${JOB}` },
    { carrier: 'png:tEXt Description', text: 'Job ID: '.repeat(LENGTH / 8) },
    { carrier: 'png:tEXt use_lora_model', text: `[${'('.repeat(LENGTH)}` },
    { carrier: 'sidecar:txt', text: `Stable Diffusion model: x\n${'Prompt: \n'.repeat(LENGTH / 9)}` },
    { carrier: 'sidecar:txt', text: `Stable Diffusion model: x\nuse_${'a_'.repeat(LENGTH / 2)}` },
    { carrier: 'xmp', text: `<rdf:RDF>Draw Things${'<xmp:CreatorTool>'.repeat(LENGTH / 17)}` },
    { carrier: 'xmp', text: `${XMP}${'<exif:UserComment><rdf:li>'.repeat(LENGTH / 26)}` },
    { carrier: 'xmp', text: `${XMP}<exif:UserComment>${'&#'.repeat(LENGTH / 2)}</exif:UserComment>` },
    {
      carrier: 'png:tEXt parameters',
      text: JSON.stringify({ software: 'RuinedFooocus', loras: '<a:'.repeat(LENGTH / 3) }),
    },
    {
      carrier: 'png:tEXt parameters-json',
      text: JSON.stringify({ PositivePrompt: '<lora:'.repeat(LENGTH / 6) }),
    },
    { carrier: 'png:tEXt parameters', text: `{"sui_image_params":${'['.repeat(LENGTH)}` },
  ])('is linear in $carrier of $text.length characters', ({ carrier, text }) => {
    const own = textAt('png:tEXt use_stable_diffusion_model', 'dream');
    const start = performance.now();
    for (const generator of generators) generator.read([textAt(carrier, text), own]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
