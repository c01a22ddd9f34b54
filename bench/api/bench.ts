import { makeLibrary } from '../corpora/library.js';
import { type Finding, printFindings } from '../findings.js';
import { describeMachine } from '../machine.js';
import type { BenchOptions } from '../options.js';
import { choose } from '../parts.js';
import { startOurs } from '../peers/peers.js';
import { makeScratch } from '../scratch.js';
import { graphqlPart } from './graphql.js';
import { groupsPart } from './groups.js';
import { metadataRestPart, metadataTrpcPart } from './metadata.js';
import type { ApiPart } from './part.js';
import { rulesPart } from './rules.js';

const ROUNDS = 7;
const PARTS: readonly ApiPart[] = [metadataRestPart, metadataTrpcPart, groupsPart, graphqlPart, rulesPart];

/** Measures answers of each API, beside servers that answer with the same out of memory. */
export async function benchApi(options: BenchOptions): Promise<void> {
  const { images, layout, rounds = ROUNDS, only, markdown } = options;
  const parts = choose(PARTS, only);
  const library = await makeLibrary(images, layout);
  const machine = describeMachine();
  const findings: Finding[] = [];
  await using scratch = await makeScratch();
  await using ours = await startOurs({
    baseDirectory: library.folder,
    dataDirectory: scratch.path('data'),
    isReadFirst: true,
  });
  for (const part of parts) {
    console.error(`measuring: ${part.name}`);
    findings.push(...(await part.measure({ library, port: ours.told.port, scratch, rounds })));
  }
  printFindings(
    `API, ${images.toLocaleString('en')} images, ${layout}, ${rounds} rounds`,
    findings,
    markdown,
  );
  console.log(`\n${machine}`);
}
