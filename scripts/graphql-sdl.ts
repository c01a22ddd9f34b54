import { writeFileSync } from 'node:fs';
import { sdl } from './graphql/sdl.js';

writeFileSync(new URL('../docs/schema.graphql', import.meta.url), sdl());
