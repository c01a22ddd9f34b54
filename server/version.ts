import { readFileSync } from 'node:fs';

const manifest: unknown = JSON.parse(
  readFileSync(
    new URL(import.meta.url.endsWith('.ts') ? '../package.json' : '../../package.json', import.meta.url),
    'utf8',
  ),
);

/** The version in `package.json`. */
export const version =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0.0.0';
