import { makeLibrary } from '../corpora/library.js';
import { type Finding, printFindings } from '../findings.js';
import type { BenchOptions } from '../options.js';
import { choose } from '../parts.js';
import { describeMachine } from '../machine.js';
import { makeScratch } from '../scratch.js';
import { groupsPart } from './groups.js';
import { imagePart } from './image.js';
import { pagePart } from './page.js';
import type { ServerPart } from './part.js';
import { whileScanningPart } from './while-scanning.js';

const ROUNDS = 5;
const PARTS: readonly ServerPart[] = [groupsPart, imagePart, pagePart, whileScanningPart];

/** Measures how fast the server answers, beside servers that do nothing else. */
export async function benchServer(options: BenchOptions): Promise<void> {
  const { images, layout, rounds = ROUNDS, only, markdown } = options;
  const parts = choose(PARTS, only);
  const library = await makeLibrary(images, layout);
  const machine = describeMachine();
  const findings: Finding[] = [];
  await using scratch = await makeScratch();
  for (const part of parts) {
    console.error(`measuring: ${part.name}`);
    findings.push(...(await part.measure({ library, scratch, rounds })));
  }
  printFindings(
    `Server, ${images.toLocaleString('en')} images, ${layout}, ${rounds} rounds`,
    findings,
    markdown,
  );
  console.log(`\n${machine}`);
}
