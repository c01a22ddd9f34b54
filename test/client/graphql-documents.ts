import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';
import { z } from 'zod';

const Config = z.strictObject({
  schema: z.string(),
  documents: z.literal('src/**/*.graphql'),
  generates: z.record(
    z.string(),
    z.strictObject({ plugins: z.array(z.string()), config: z.looseObject({}) }),
  ),
});

/** By the names that the configuration has for them. */
const PLUGINS = {
  'typescript-operations': typescriptOperations,
  'typed-document-node': typedDocumentNode,
};

/**
 * Does what `graphql-codegen --config codegen.json` would do in a project, by the generator's own core and plugins: its
 * command brings some 300 packages along.
 */
export async function generateDocuments(project: string): Promise<void> {
  const read = async (path: string) => readFile(join(project, path), 'utf8');
  const { schema, generates } = Config.parse(JSON.parse(await read('codegen.json')));
  const files = await readdir(join(project, 'src'), { recursive: true });
  const documents = await Promise.all(
    files
      .filter((name) => name.endsWith('.graphql'))
      .map(async (name) => ({ location: name, document: parse(await read(join('src', name))) })),
  );
  for (const [filename, { plugins, config }] of Object.entries(generates)) {
    const text = await codegen({
      schema: parse(await read(schema)),
      documents,
      filename,
      config,
      plugins: plugins.map((name) => ({ [name]: {} })),
      pluginMap: PLUGINS,
    });
    await writeFile(join(project, filename), text);
  }
}
