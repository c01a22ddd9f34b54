import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { extractIdAndSeed, isSupportedFile, readParameters } from '../../metadata/index.js';

/** With more images a round would take minutes, and the text be longer than a string can. */
export const MOST_IMAGES_READ = 200_000;

interface Row {
  directory: string;
  filename: string;
  id: bigint;
  seed: bigint;
}

/**
 * What one would write in an afternoon, and the original was: walks the folder, sorts, reads the first file of each
 * group, and answers. It knows nothing between requests.
 * @param search In lower case; all groups where it is empty.
 * @returns JSON text as of `GET /api/groups`.
 */
export function straightforwardGroups(folder: string, search: string): string {
  const groups: Row[][] = [];
  let previous: Row | undefined;
  for (const row of rowsOf(folder)) {
    const continues = previous?.directory === row.directory && row.seed === previous.seed + 1n;
    if (continues) groups.at(-1)?.push(row);
    else groups.push([row]);
    previous = row;
  }
  const described = groups.map((group, index) => describe(folder, group, index + 1));
  const found = described.filter(
    ({ prompt, negative_prompt }) =>
      search === '' ||
      prompt.toLowerCase().includes(search) ||
      negative_prompt.toLowerCase().includes(search),
  );
  return JSON.stringify({ total_groups: found.length, groups: found });
}

/** All images, directory by directory, in order of id and seed. */
function rowsOf(folder: string): Row[] {
  const rows: Row[] = [];
  const walk = (directory: string): void => {
    for (const entry of readdirSync(join(folder, directory), { withFileTypes: true })) {
      const { name } = entry;
      if (entry.isDirectory()) walk(join(directory, name));
      else if (isSupportedFile(name)) {
        const { id, seed } = extractIdAndSeed(name);
        rows.push({ directory, filename: name, id: BigInt(id ?? -1), seed: BigInt(seed ?? -1) });
      }
    }
  };
  walk('');
  return rows.toSorted(
    (a, b) =>
      a.directory.localeCompare(b.directory, 'en', { numeric: true }) ||
      Number(a.id - b.id) ||
      Number(a.seed - b.seed),
  );
}

function describe(folder: string, group: readonly Row[], number: number) {
  const [first] = group;
  const path = join(folder, first?.directory ?? '', first?.filename ?? '');
  const { prompt, negativePrompt, parameters, raw } = readParameters(path);
  return {
    group_id: number,
    images: group.map(({ directory, filename, id, seed }) => ({
      filename,
      path: join(directory, filename),
      id: Number(id),
      seed: Number(seed),
    })),
    prompt,
    prompt_words: prompt.split(',').map((word) => word.trim().toLowerCase()),
    negative_prompt: negativePrompt,
    generation_params: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    raw_metadata: raw[0]?.text ?? '',
  };
}
