import type { Generator, Hires, Lora, Metadata, Model, Parameter, TextField } from '../models/metadata.js';
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

const ModelType = builder.objectRef<Model>('Model').implement({
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

const GeneratorType = builder.objectRef<Generator>('Generator').implement({
  description: 'The program that wrote the metadata.',
  fields: (t) => ({
    name: t.exposeString('name'),
    version: t.exposeString('version', { nullable: true }),
  }),
});

/** What was read from one image file; the fields are described in `schema/models/metadata.ts`. */
export const MetadataType = builder.objectRef<Metadata>('Metadata').implement({
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
