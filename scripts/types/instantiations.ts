import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Operation } from '../../schema/operation.js';
import { operations } from '../../schema/operations/index.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where the types of the client come from: `sources`, as we see them, or `declarations`, as those do who install it. */
export type Origin = 'sources' | 'declarations';

/**
 * Counts the type instantiations of a file that calls every procedure, by the client and by the options of hooks. An editor
 * does the same work over again while somebody writes; times differ from machine to machine, this count does not.
 * @param build Folder of the compiled sources.
 */
export function countInstantiations(origin: Origin, build: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'seedroll-types-'));
  try {
    writeFileSync(join(folder, 'use.mts'), useOf(origin === 'sources' ? ROOT : build));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG));
    // Threads would share the work out as they come, and do some of it twice.
    const options = ['-p', folder, '--extendedDiagnostics', '--singleThreaded'];
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const printed = execFileSync(process.execPath, [tsc, ...options], { encoding: 'utf8' });
    const [, count] = /^Instantiations:\s+(\d+)$/m.exec(printed) ?? [];
    if (count === undefined) throw new Error(`tsc counted nothing: ${printed}`);
    return Number(count);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const CONFIG = {
  extends: join(ROOT, 'tsconfig.json'),
  compilerOptions: { rootDir: '/', typeRoots: [join(ROOT, 'node_modules/@types')] },
  include: ['use.mts'],
  exclude: [],
};

function useOf(folder: string): string {
  return [
    `import type { RouterInputs, RouterOutputs, SeedrollClient } from '${join(folder, 'client/index.js')}';`,
    `import type { SeedrollOptions } from '${join(folder, 'client/react.js')}';`,
    'export async function use(client: SeedrollClient, options: SeedrollOptions, inputs: RouterInputs) {',
    ...operations.map(callOf),
    '}',
    '',
  ].join('\n');
}

function callOf({ name, kind }: Operation): string {
  const [group = '', procedure = ''] = name.split('.');
  return CALLS[kind](name, `RouterOutputs['${group}']['${procedure}']`, `${group}_${procedure}`);
}

const CALLS: Readonly<Record<Operation['kind'], (name: string, output: string, variable: string) => string>> =
  {
    query: (name, output, variable) =>
      `const ${variable}: ${output} = await client.${name}.query(inputs.${name});
     void [${variable}, options.${name}.queryOptions(inputs.${name}).queryKey];`,
    mutation: (name, output, variable) =>
      `const ${variable}: ${output} = await client.${name}.mutate(inputs.${name});
     void [${variable}, options.${name}.mutationOptions().mutationKey];`,
    subscription: (name) =>
      `client.${name}.subscribe(inputs.${name}, { onData: ({ data }) => void data });
     void options.${name}.subscriptionOptions(inputs.${name}).queryKey;`,
  };
