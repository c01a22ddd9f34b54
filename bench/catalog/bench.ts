import { makeLibrary } from '../corpora/library.js';
import { type Finding, printFindings } from '../findings.js';
import { describeMachine } from '../machine.js';
import type { BenchOptions } from '../options.js';
import { choose } from '../parts.js';
import { makeScratch } from '../scratch.js';
import { coldPart } from './cold.js';
import { firstScanPart } from './first-scan.js';
import type { CatalogPart } from './part.js';
import { rescanPart } from './rescan.js';
import { searchPart } from './search.js';
import { filesOf } from './yardsticks.js';

const ROUNDS = 3;
const PARTS: readonly CatalogPart[] = [firstScanPart, rescanPart, searchPart];

/** Measures how fast the catalog comes to know a folder, beside what the disk alone takes. */
export async function benchCatalog(options: BenchOptions): Promise<void> {
  const { images, layout, rounds = ROUNDS, cold, only, markdown } = options;
  const parts = choose(cold ? [...PARTS, coldPart] : PARTS, only);
  const library = await makeLibrary(images, layout);
  const paths = filesOf(library.directories);
  const machine = describeMachine();
  const findings: Finding[] = [];
  await using scratch = await makeScratch();
  for (const part of parts) {
    console.error(`measuring: ${part.name}`);
    findings.push(...(await part.measure({ library, paths, scratch, rounds })));
  }
  const title = `Catalog, ${images.toLocaleString('en')} images, ${layout}, ${rounds} rounds`;
  printFindings(title, findings, markdown);
  console.log(`\n${machine}`);
}
