import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../../schema/errors.js';
import { Filter } from '../../schema/models/filter.js';
import { Directory, Group, Image, ServerInfo } from '../../schema/models/library.js';
import { ImageMetadata } from '../../schema/models/metadata.js';
import { GroupPreview, ImagePreview, THUMBNAIL_WIDTHS } from '../../schema/models/previews.js';
import { FoundImage } from '../../schema/models/search.js';
import { isSubscription, type Operation, type RestRoute } from '../../schema/operation.js';
import { operations } from '../../schema/operations/index.js';
import { WireDirectories, WireError, WireGroups, WireImageMetadata } from '../../schema/rest.js';
import { AFTER } from '../events.js';
import { version } from '../version.js';
import { isObject } from './query.js';

const COMPONENTS = '#/components/schemas/';

const MODELS = {
  Directory,
  Error: WireError,
  Filter,
  FoundImage,
  Group,
  GroupPreview,
  Image,
  ImagePreview,
  Metadata: ImageMetadata,
  ServerInfo,
  WireDirectories,
  WireGroups,
  WireImageMetadata,
};

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema?: unknown;
  content?: unknown;
  style?: 'form';
  explode?: boolean;
}

/** Makes the OpenAPI 3.1 document: `/api/v1` from the contracts, and the routes of the original server. */
export function openApiDocument(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'seedroll',
      version,
      summary: 'Groups AI-generated images by consecutive seeds and reads their prompts and parameters.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'original', description: 'The routes of the original server; their wire format is fixed.' },
      { name: 'v1', description: 'The operations that tRPC and GraphQL offer as well.' },
      { name: 'files', description: 'What is no JSON, and so of no other API.' },
    ],
    paths: { ...originalPaths(), ...v1Paths(), ...filePaths() },
    components: { schemas: componentSchemas() },
  };
}

function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, model] of Object.entries(MODELS)) registry.add(model, { id });
  for (const operation of operations) {
    if (operation.rest !== undefined && nameOfModel(operation.output) === undefined) {
      registry.add(operation.output, { id: outputName(operation) });
    }
  }
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => COMPONENTS + id });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _id, $schema: _dialect, ...schema }]) => [id, schema]),
  );
}

function nameOfModel(schema: z.ZodType): string | undefined {
  return Object.entries(MODELS).find(([, model]) => model === schema)?.[0];
}

function outputName({ name, output }: Operation): string {
  return nameOfModel(output) ?? `${name}.output`;
}

function v1Paths(): Record<string, unknown> {
  const paths: Record<string, unknown> = {};
  for (const operation of operations) {
    if (operation.rest === undefined) continue;
    paths[`/api/v1${operation.rest.path}`] = {
      [operation.rest.method]: {
        operationId: operation.name,
        tags: ['v1'],
        summary: operation.summary,
        ...inputOf(operation, operation.rest),
        responses: {
          200: answerOf(operation),
          ...errorResponses(['INVALID_INPUT', ...operation.errors, 'INTERNAL', 'BUSY', 'TIMEOUT']),
        },
      },
    };
  }
  return paths;
}

function answerOf(operation: Operation) {
  const model = outputName(operation);
  if (!isSubscription(operation)) return jsonResponse('The answer.', model);
  return {
    description:
      'Server-sent events without an end. Each has an `id`, a name that is the `kind` of its data, and as data one line of ' +
      'JSON. Lines that begin with a colon keep the connection alive.',
    content: { 'text/event-stream': { itemSchema: { $ref: COMPONENTS + model } } },
  };
}

function inputOf(operation: Operation, { method, path }: RestRoute): Record<string, unknown> {
  if (isSubscription(operation)) return { parameters: streamParameters(parametersOf(operation, path)) };
  if (method === 'get') return { parameters: parametersOf(operation, path) };
  const { $schema: _dialect, ...schema } = z.toJSONSchema(operation.input, { io: 'input' });
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

const FieldSchema = z.looseObject({
  description: z.string().optional(),
  type: z.string().optional(),
  $ref: z.string().optional(),
});

const ObjectSchema = z.looseObject({
  properties: z.record(z.string(), FieldSchema).default({}),
  required: z.array(z.string()).default([]),
});

function parametersOf(operation: Operation, path: string): Parameter[] {
  const { properties, required } = ObjectSchema.parse(z.toJSONSchema(operation.input, { io: 'input' }));
  return Object.entries(properties).map(([name, { description = '', ...schema }]) => {
    const inPath = path.includes(`{${name}}`);
    return {
      name,
      in: inPath ? 'path' : 'query',
      required: inPath || required.includes(name),
      description,
      ...valueOf(schema),
    };
  });
}

/** How a value stands in a query. */
function valueOf({ $ref, ...schema }: z.infer<typeof FieldSchema>): Partial<Parameter> {
  const own = $ref === undefined ? schema : { ...schema, $ref: $ref.replace('#/$defs/', COMPONENTS) };
  if (isObject({ $ref, ...schema })) return { content: { 'application/json': { schema: own } } };
  return schema.type === 'array' ? { schema, style: 'form', explode: false } : { schema };
}

/** The id of the last event comes in a header where an event source connects anew, and in the query where it cannot. */
function streamParameters(parameters: readonly Parameter[]): Parameter[] {
  return parameters.flatMap((parameter) => {
    if (parameter.name !== 'lastEventId') return [parameter];
    const header: Parameter = { ...parameter, name: 'Last-Event-ID', in: 'header' };
    return [
      { ...parameter, name: AFTER, description: `As the header ${header.name}, which goes before it.` },
      header,
    ];
  });
}

function originalPaths(): Record<string, unknown> {
  const directory = query('directory', 'Directory relative to the base directory; that one if left out.');
  const filepath: Parameter = {
    name: 'filepath',
    in: 'path',
    required: true,
    description: 'Path relative to `directory`; its slashes may stand as they are.',
    schema: { type: 'string' },
  };
  const errors = errorResponses(['FORBIDDEN', 'NOT_FOUND']);
  return {
    '/api/groups': original('getGroups', 'All groups in a directory and below it.', {
      parameters: [directory, query('search', 'Text in prompt or negative prompt, in any case of letters.')],
      responses: { 200: jsonResponse('The groups.', 'WireGroups'), ...errors },
    }),
    '/api/images/{filepath}': original('getImage', 'The bytes of an image.', {
      parameters: [filepath, directory],
      responses: {
        200: { description: 'The file, inline.', content: { 'image/*': {} } },
        206: { description: 'The range that was asked for.', content: { 'image/*': {} } },
        304: { description: 'Not changed.' },
        ...errors,
      },
    }),
    '/api/metadata/{filepath}': original('getMetadata', 'What was read from one image.', {
      parameters: [filepath, directory],
      responses: {
        200: jsonResponse('The metadata; empty where the file has none.', 'WireImageMetadata'),
        ...errors,
      },
    }),
    '/api/directories': original('getDirectories', 'The directories in a directory.', {
      parameters: [query('path', 'Directory relative to the base directory; that one if left out.')],
      responses: { 200: jsonResponse('The directories.', 'WireDirectories'), ...errors },
    }),
  };
}

const THUMBNAIL_PARAMETERS: readonly Parameter[] = [
  {
    name: 'width',
    in: 'query',
    required: true,
    description: 'Pixels of the square that it fits in.',
    schema: { type: 'integer', enum: THUMBNAIL_WIDTHS },
  },
  {
    name: 'v',
    in: 'query',
    required: false,
    description: 'The version of the image: with the present one, caches may keep the answer for ever.',
    schema: { type: 'string' },
  },
];

function filePaths(): Record<string, unknown> {
  const id: Parameter = {
    name: 'id',
    in: 'path',
    required: true,
    description: 'Id of the group.',
    schema: { type: 'string' },
  };
  return {
    '/api/v1/groups/{id}/download': {
      get: {
        operationId: 'downloadGroup',
        tags: ['files'],
        summary: 'The images of a group as a zip archive, with their metadata as JSON and CSV.',
        parameters: [id],
        responses: {
          200: { description: 'The archive, as an attachment.', content: { 'application/zip': {} } },
          ...errorResponses(['INVALID_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'INTERNAL', 'BUSY', 'TIMEOUT']),
        },
      },
    },
    '/api/v1/download': {
      get: {
        operationId: 'downloadGroups',
        tags: ['files'],
        summary: 'The images of several groups as one zip archive, with their metadata as JSON and CSV.',
        parameters: [
          {
            name: 'groups',
            in: 'query',
            required: true,
            description: 'Ids of the groups, 1 to 100, separated by commas.',
            style: 'form',
            explode: false,
            schema: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 100 },
          },
        ],
        responses: {
          200: { description: 'The archive, as an attachment.', content: { 'application/zip': {} } },
          ...errorResponses(['INVALID_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'INTERNAL', 'BUSY', 'TIMEOUT']),
        },
      },
    },
    '/api/v1/images/{id}/thumbnail': {
      get: {
        operationId: 'getThumbnail',
        tags: ['files'],
        summary:
          'A small picture of an image: oriented as it is shown, never enlarged, of animations the first frame.',
        parameters: [{ ...id, description: 'Id of the image.' }, ...THUMBNAIL_PARAMETERS],
        responses: {
          200: { description: 'The thumbnail.', content: { 'image/webp': {} } },
          304: { description: 'Not changed.' },
          ...errorResponses([
            'INVALID_INPUT',
            'FORBIDDEN',
            'NOT_FOUND',
            'UNREADABLE_IMAGE',
            'INTERNAL',
            'BUSY',
            'TIMEOUT',
          ]),
        },
      },
    },
  };
}

function original(operationId: string, summary: string, rest: Record<string, unknown>) {
  return { get: { operationId, tags: ['original'], summary, ...rest } };
}

function query(name: string, description: string): Parameter {
  return { name, in: 'query', required: false, description, schema: { type: 'string', default: '' } };
}

function jsonResponse(description: string, model: string) {
  return {
    description,
    content: { 'application/json': { schema: { $ref: COMPONENTS + model } } },
  };
}

function errorResponses(codes: readonly ErrorCode[]) {
  return Object.fromEntries(codes.map((code) => [ERRORS[code].status, jsonResponse(code, 'Error')]));
}
