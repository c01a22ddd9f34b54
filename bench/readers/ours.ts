import { readParameters } from '../../metadata/index.js';
import { createParser, type Parser } from '../../workers/pool.js';
import type { Contender } from '../measure.js';

export const ours: Contender = {
  name: 'seedroll, one thread',
  run(paths) {
    let consumed = 0;
    for (const path of paths) {
      const { prompt, seed, parameters } = readParameters(path);
      consumed += prompt.length + Number(seed) + parameters.length;
    }
    return consumed;
  },
};

/**
 * Our reader in the pool, as `seedroll metadata` uses it: results come back as JSON text. The time to hand files and
 * results over counts.
 */
export function pooled(threads: number): { contender: Contender; parser: Parser } {
  const parser = createParser({ threads });
  const contender: Contender = {
    name: threads === 1 ? 'seedroll, pool of 1 worker' : `seedroll, pool of ${threads} workers`,
    async run(paths) {
      const all = await parser.parseToJson(paths, null);
      return all.reduce((sum, { json, isReadable }) => sum + json.length + Number(isReadable), 0);
    },
  };
  return { contender, parser };
}

/** The same, with objects made of the results, as the server does for those it answers with. */
export function pooledObjects(parser: Parser, threads: number): Contender {
  return {
    name: `seedroll, pool of ${threads} workers, objects`,
    async run(paths) {
      const all = await parser.parse(paths);
      return all.reduce((sum, { prompt, seed }) => sum + prompt.length + Number(seed), 0);
    },
  };
}
