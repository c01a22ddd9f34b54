import { z } from 'zod';

const Entry = z.looseObject({ name: z.string().optional(), version: z.string().optional() });
const Lockfile = z.looseObject({ packages: z.record(z.string(), Entry) });
const Manifest = z.looseObject({ overrides: z.record(z.string(), z.string()) });

/** What the project depends on, beside this package. */
const DEPENDENCIES = [
  '@graphql-typed-document-node/core',
  '@tanstack/react-query',
  '@trpc/client',
  '@trpc/tanstack-react-query',
  'eventsource',
  'graphql',
  'react',
  'react-dom',
];
const DEV_DEPENDENCIES = ['@types/react', '@types/react-dom', 'typescript', 'vite'];

/** The project's package.json, with the versions that we have. Takes the texts of our own lockfile and package.json. */
export function packageOf(lockfile: string, ours: string, tarball: string): object {
  const { packages } = Lockfile.parse(JSON.parse(lockfile));
  const versionOf = (name: string) => {
    const version = packages[`node_modules/${name}`]?.version;
    if (version === undefined) throw new Error(`expected ${name} in our own lockfile`);
    return version;
  };
  const versions = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, versionOf(name)]));
  return {
    name: 'project',
    private: true,
    type: 'module',
    dependencies: { seedroll: `file:${tarball}`, ...versions(DEPENDENCIES) },
    devDependencies: versions(DEV_DEPENDENCIES),
    // Without ours, npm would ask the registry for other versions of these.
    overrides: Manifest.parse(JSON.parse(ours)).overrides,
  };
}

/**
 * A lockfile for the project that names each version that we have, and where it comes from; npm leaves out what the project
 * does not need. Where a lockfile does not say where packages come from, npm asks the registry.
 */
export function lockOf(lockfile: string, manifest: object, registry: string): object {
  const { packages } = Lockfile.parse(JSON.parse(lockfile));
  const entries = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => {
      const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const file = `${name.slice(name.lastIndexOf('/') + 1)}-${entry.version}.tgz`;
      return [path, { ...entry, resolved: `${registry.replace(/\/$/, '')}/${name}/-/${file}` }] as const;
    });
  return {
    name: 'project',
    lockfileVersion: 3,
    requires: true,
    packages: { '': manifest, ...Object.fromEntries(entries) },
  };
}
