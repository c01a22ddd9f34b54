import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sdl } from '../../scripts/graphql/sdl.js';

it('docs/schema.graphql is the schema that is served; npm run graphql:sdl writes it', () => {
  const written = readFileSync(new URL('../../docs/schema.graphql', import.meta.url), 'utf8');
  expect(written).toBe(sdl());
});
