import { graphCorpus } from './corpora/graphs.js';
import { largeCorpus } from './corpora/large.js';
import { smallCorpus } from './corpora/small.js';
import { type Contender, measure } from './measure.js';
import type { BenchOptions } from './options.js';
import { exifTool } from './readers/exiftool.js';
import { limit } from './readers/limit.js';
import { exifrReader, sharpReader, wholeFileExifReader } from './readers/others.js';
import { ours, pooled, pooledObjects } from './readers/ours.js';
import { type Measured, median, ratio } from './rounds.js';
import { table } from './table.js';

const ROUNDS = 9;

/** Measures how fast metadata are read, beside other readers and beside the reading of the same bytes. */
export async function benchRead({ files, large, rounds = ROUNDS, markdown }: BenchOptions): Promise<void> {
  const corpora = [
    {
      name: 'small files: PNG, WebP and JPEG with an infotext',
      paths: await smallCorpus(files),
      share: 0.05,
    },
    { name: 'large files of 0.4 to 1 MB', paths: await largeCorpus(large), share: 0.25 },
    { name: 'small PNG with ComfyUI graphs', paths: graphCorpus(Math.ceil(files / 4)), share: 0.05 },
  ];
  const one = pooled(1);
  const two = pooled(2);
  const tool = await exifTool(0.004);
  try {
    for (const { name, paths, share } of corpora) {
      const contenders: Contender[] = [
        limit(paths),
        ours,
        one.contender,
        two.contender,
        pooledObjects(two.parser, 2),
        wholeFileExifReader(share),
        exifrReader(share),
        sharpReader(share),
        ...(tool === null ? [] : [tool.contender]),
      ];
      const measured = await measure(contenders, paths, rounds);
      console.log(`\n${markdown ? '### ' : ''}${name} (${paths.length} files, ${rounds} rounds)\n`);
      console.log(table(rowsOf(measured), markdown));
      const [, , single, double] = measured;
      if (single !== undefined && double !== undefined) {
        console.log(`\nTwo workers are ${ratio(single, double).toFixed(2)} times as fast as one.`);
      }
    }
    if (tool === null)
      console.log('\nexiftool-vendored is not installed: `npm i --no-save exiftool-vendored` adds it.');
  } finally {
    await Promise.all([one.parser, two.parser].map((parser) => parser[Symbol.asyncDispose]()));
    await tool?.end();
  }
}

function rowsOf(measured: readonly Measured[]): string[][] {
  const [bare, reader] = measured;
  if (bare === undefined || reader === undefined) return [];
  return [
    ['', 'files/s', 'µs a file', 'of the limit', 'our speed to its'],
    ...measured.map((entry) => [
      entry.name,
      Math.round(1e6 / median(entry.figures)).toLocaleString('en'),
      median(entry.figures).toFixed(1),
      `${(ratio(bare, entry) * 100).toFixed(entry === bare || ratio(bare, entry) > 0.1 ? 0 : 2)} %`,
      `${ratio(entry, reader).toFixed(2)} x`,
    ]),
  ];
}
