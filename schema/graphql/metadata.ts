import type {
  Center,
  Character,
  Generator,
  Hires,
  ImageMetadata,
  Lora,
  Model,
  Parameter,
  Pass,
  Provenance,
  Resource,
  TextField,
} from '../models/metadata.js';
import { workflowIn } from '../models/workflow.js';
import { builder } from './builder.js';

const TextFieldType = builder.objectRef<TextField>('TextField').implement({
  description: 'One piece of text that was found in a file.',
  fields: (t) => ({
    carrier: t.exposeString('carrier', { description: 'Where in the file the text stood.' }),
    text: t.exposeString('text'),
  }),
});

const ParameterType = builder.objectRef<Parameter>('Parameter').implement({
  description: 'One `Key: value` pair, both as written.',
  fields: (t) => ({ name: t.exposeString('name'), value: t.exposeString('value') }),
});

export const ModelType = builder.objectRef<Model>('Model').implement({
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true }),
    hash: t.exposeString('hash', { nullable: true }),
  }),
});

const LoraType = builder.objectRef<Lora>('Lora').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    weight: t.exposeFloat('weight', { nullable: true }),
    hash: t.exposeString('hash', { nullable: true }),
  }),
});

const HiresType = builder.objectRef<Hires>('Hires').implement({
  description: 'The second pass at a higher resolution.',
  fields: (t) => ({
    upscale: t.exposeFloat('upscale', { nullable: true }),
    upscaler: t.exposeString('upscaler', { nullable: true }),
    steps: t.exposeInt('steps', { nullable: true }),
    width: t.exposeInt('width', { nullable: true }),
    height: t.exposeInt('height', { nullable: true }),
  }),
});

const PassType = builder.objectRef<Pass>('Pass').implement({
  description: 'One pass of a graph.',
  fields: (t) => ({
    seed: t.exposeString('seed', { nullable: true, description: 'Exact decimal text.' }),
    steps: t.exposeInt('steps', { nullable: true }),
    cfgScale: t.exposeFloat('cfgScale', { nullable: true }),
    sampler: t.exposeString('sampler', { nullable: true }),
    scheduler: t.exposeString('scheduler', { nullable: true }),
    denoisingStrength: t.exposeFloat('denoisingStrength', { nullable: true }),
    width: t.exposeInt('width', { nullable: true }),
    height: t.exposeInt('height', { nullable: true }),
  }),
});

const CenterType = builder.objectRef<Center>('Center').implement({
  description: 'A place in the picture, from 0 to 1 in both directions.',
  fields: (t) => ({ x: t.exposeFloat('x'), y: t.exposeFloat('y') }),
});

const CharacterType = builder.objectRef<Character>('Character').implement({
  description: 'The prompts of a single character.',
  fields: (t) => ({
    prompt: t.exposeString('prompt'),
    negativePrompt: t.exposeString('negativePrompt'),
    centers: t.expose('centers', { type: [CenterType] }),
  }),
});

const ResourceType = builder.objectRef<Resource>('Resource').implement({
  description: 'A model, LoRA or embedding that was used.',
  fields: (t) => ({
    type: t.exposeString('type', { nullable: true }),
    name: t.exposeString('name', { nullable: true }),
    version: t.exposeString('version', { nullable: true }),
    versionId: t.exposeString('versionId', { nullable: true }),
    air: t.exposeString('air', { nullable: true }),
    hash: t.exposeString('hash', { nullable: true }),
    weight: t.exposeFloat('weight', { nullable: true }),
  }),
});

const ProvenanceType = builder.objectRef<Provenance>('Provenance').implement({
  description: 'What a C2PA manifest says. No signature is checked.',
  fields: (t) => ({
    vendor: t.exposeString('vendor', { nullable: true }),
    claimGenerator: t.exposeString('claimGenerator', { nullable: true }),
    digitalSourceType: t.exposeString('digitalSourceType', { nullable: true }),
  }),
});

export const GeneratorType = builder.objectRef<Generator>('Generator').implement({
  description: 'The program that wrote the metadata.',
  fields: (t) => ({
    name: t.exposeString('name'),
    version: t.exposeString('version', { nullable: true }),
  }),
});

/** What was read from one image file; the fields are described in `schema/models/metadata.ts`. */
export const MetadataType = builder.objectRef<ImageMetadata>('Metadata').implement({
  description:
    'What was read from one image file. A file without metadata has empty text, empty lists and nulls.',
  fields: (t) => ({
    format: t.exposeString('format', { nullable: true, description: 'Container by content.' }),
    generator: t.expose('generator', { type: GeneratorType, nullable: true }),
    prompt: t.exposeString('prompt'),
    promptWords: t.exposeStringList('promptWords'),
    negativePrompt: t.exposeString('negativePrompt'),
    seed: t.exposeString('seed', { nullable: true, description: 'Exact decimal text; -1 occurs.' }),
    steps: t.exposeInt('steps', { nullable: true }),
    cfgScale: t.exposeFloat('cfgScale', { nullable: true }),
    sampler: t.exposeString('sampler', { nullable: true }),
    scheduler: t.exposeString('scheduler', { nullable: true }),
    model: t.expose('model', { type: ModelType, nullable: true }),
    loras: t.expose('loras', { type: [LoraType] }),
    vae: t.exposeString('vae', { nullable: true }),
    clipSkip: t.exposeInt('clipSkip', { nullable: true }),
    denoisingStrength: t.exposeFloat('denoisingStrength', { nullable: true }),
    width: t.exposeInt('width', { nullable: true }),
    height: t.exposeInt('height', { nullable: true }),
    hires: t.expose('hires', { type: HiresType, nullable: true }),
    passes: t.expose('passes', { type: [PassType] }),
    characters: t.expose('characters', { type: [CharacterType] }),
    resources: t.expose('resources', { type: [ResourceType] }),
    provenance: t.expose('provenance', { type: ProvenanceType, nullable: true }),
    workflow: t.string({
      nullable: true,
      description: "The editor's graph as JSON text, as written.",
      resolve: ({ raw }) => workflowIn(raw),
    }),
    parameters: t.expose('parameters', { type: [ParameterType] }),
    carrier: t.exposeString('carrier', {
      nullable: true,
      description: 'The carrier in `raw` that was read.',
    }),
    raw: t.expose('raw', { type: [TextFieldType], description: 'Every text field found in the file.' }),
    warnings: t.exposeStringList('warnings'),
    errors: t.exposeStringList('errors'),
  }),
});
