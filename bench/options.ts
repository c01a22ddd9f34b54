import { parseArgs } from 'node:util';
import { type Layout, LAYOUTS } from './corpora/library.js';

/** What is said behind the name of a bench. Each bench takes what concerns it. */
export interface BenchOptions {
  /** How often everything is measured; the median counts. Each bench has a default of its own. */
  rounds: number | undefined;
  /** Prints tables for documents rather than for a terminal. */
  markdown: boolean;
  /** `read`: small files made and read. More make the figures steadier. */
  files: number;
  /** `read`: large files made and read; each takes about 0.7 MB of disk. */
  large: number;
  /** All but `read`: images in the library; each takes about 5 kB of disk. */
  images: number;
  /** All but `read`: directories of a thousand images, or a single one. */
  layout: Layout;
  /** `catalog`: whether to measure with files out of the page cache, which empties it for the whole machine. */
  cold: boolean;
  /** `catalog`, `server` and `api`: only these parts. */
  only: readonly string[];
}

/** @throws Error that names the option whose value is wrong. */
export function parseOptions(args: readonly string[]): { name: string; options: BenchOptions } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      files: { type: 'string', default: '20000' },
      large: { type: 'string', default: '2000' },
      images: { type: 'string', default: '100000' },
      layout: { type: 'string', default: 'tree' },
      rounds: { type: 'string' },
      cold: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      markdown: { type: 'boolean', default: false },
    },
  });
  const options: BenchOptions = {
    rounds: values.rounds === undefined ? undefined : count('rounds', values.rounds),
    markdown: values.markdown,
    files: count('files', values.files),
    large: count('large', values.large),
    images: count('images', values.images),
    layout: layoutOf(values.layout),
    cold: values.cold,
    only: values.only,
  };
  return { name: positionals[0] ?? '', options };
}

function count(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`expected a positive integer for --${option}, received ${JSON.stringify(text)}`);
}

function layoutOf(text: string): Layout {
  const layout = LAYOUTS.find((name) => name === text);
  if (layout !== undefined) return layout;
  throw new Error(`expected one of ${LAYOUTS.join(', ')} for --layout, received ${JSON.stringify(text)}`);
}
