import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { countInstantiations } from './types/instantiations.js';

const build = fileURLToPath(new URL('../dist', import.meta.url));
const counts = {
  sources: countInstantiations('sources', build),
  declarations: countInstantiations('declarations', build),
};
writeFileSync(
  new URL('../test/client/type-budget.json', import.meta.url),
  await format(JSON.stringify(counts), { parser: 'json' }),
);
console.log(counts);
