import { join } from 'node:path';
import { type GroupPreview, PREVIEW_PROMPT } from '../schema/models/previews.js';
import { isLeftOut } from './door.js';
import type { Entered } from './entrance.js';
import { readHeadings } from './group-headings.js';
import { textOfRule } from './group-rule.js';
import { groupsBy } from './groups.js';
import { groupOfId, makeGroupId, type GroupName } from './ids.js';
import { describePath } from './image-paths.js';
import { materialise } from './materialise.js';
import type { Parts } from './parts.js';
import { previewFile, type PreviewFile } from './preview-files.js';
import { seedBehind } from './seed-steps.js';
import type { GroupPlace, GroupsBy, GroupSummary } from './store/store.js';

/** A group, but for what is to be told of its cover. */
interface SummarisedGroup {
  preview: Omit<GroupPreview, 'cover'>;
  cover: PreviewFile;
}

/** A group that is asked for. */
interface Asked {
  /** Where it stands among those that were asked for. */
  index: number;
  entered: Entered;
  name: GroupName;
  place: GroupPlace;
}

/** Groups that the store is asked for at once. */
interface Batch {
  by: GroupsBy | null;
  asked: Asked[];
}

/** A group as the store gives it. */
interface Found extends Asked {
  summary: GroupSummary;
  cover: PreviewFile;
}

/** Reads little of many groups, with as few questions as may be. */
export class GroupSummaries {
  readonly #parts: Parts;
  readonly #enter: (path: string, recursive: boolean) => Promise<Entered>;
  readonly #signal: AbortSignal | undefined;

  constructor(
    parts: Parts,
    enter: (path: string, recursive: boolean) => Promise<Entered>,
    signal: AbortSignal | undefined,
  ) {
    this.#parts = parts;
    this.#enter = enter;
    this.#signal = signal;
  }

  /** Per id, in their order; null where there is no such group. */
  async of(ids: readonly string[]): Promise<(SummarisedGroup | null)[]> {
    const asked = await Promise.all(ids.map((id, index) => this.#ask(id, index)));
    const entered = new Set(asked.flatMap((one) => one?.entered ?? []));
    await Promise.all(
      [...entered].map(({ directory: { path } }) => materialise(this.#parts, { path, recursive: false })),
    );
    const batches = batchesOf(asked.filter((one) => one !== null));
    const found = (await Promise.all(batches.map((batch) => this.#read(batch)))).flat();
    const headings = await readHeadings(this.#parts, found, this.#signal);
    const groups: (SummarisedGroup | null)[] = ids.map(() => null);
    for (const [at, group] of found.entries()) {
      const { prompt = '', model = null, generator = null } = headings[at] ?? {};
      const heading = { prompt: beginningOf(prompt), model, generator };
      groups[group.index] = { preview: { ...describe(group), ...heading }, cover: group.cover };
    }
    return groups;
  }

  async #ask(id: string, index: number): Promise<Asked | null> {
    try {
      const name = groupOfId(id);
      const { directory, filename } = describePath(name.path);
      const entered = await this.#enter(directory, false);
      return {
        index,
        entered,
        name,
        place: { directory: entered.directory.path, name: filename, seed: name.seed },
      };
    } catch (error) {
      if (isLeftOut(error)) return null;
      throw error;
    }
  }

  async #read({ by, asked }: Batch): Promise<Found[]> {
    const { store, door } = this.#parts;
    const summaries = await store.groupSummaries(
      asked.map(({ place }) => place),
      by,
      this.#signal,
    );
    const found = asked.map(async (one, index) => {
      const summary = summaries[index] ?? null;
      if (summary === null) return null;
      const { asked, directory } = one.entered;
      const place = { asked, real: join(door.base, directory.path) };
      const cover = await previewFile(this.#parts, place, summary.first.name);
      return cover === null ? null : { ...one, summary, cover };
    });
    return (await Promise.all(found)).filter((one) => one !== null);
  }
}

/** Those by the default rule are asked for at once; by others, those of each directory. */
function batchesOf(asked: readonly Asked[]): Batch[] {
  const batches = new Map<string, Batch>();
  for (const one of asked) {
    const by = groupsBy(one.entered.directory, one.name.rule);
    const key = by === null ? '' : `${textOfRule(by.rule)}\0${one.place.directory}`;
    const batch = batches.get(key) ?? { by, asked: [] };
    batches.set(key, batch);
    batch.asked.push(one);
  }
  return [...batches.values()];
}

function describe({
  entered,
  name: { rule },
  summary,
  cover,
}: Found): Omit<SummarisedGroup['preview'], 'prompt' | 'model' | 'generator'> {
  const { seed, count, missing, lastTime } = summary;
  return {
    id: makeGroupId({ rule, path: cover.path, seed }),
    directory: entered.asked,
    count,
    firstSeed: seed,
    lastSeed: seed === null ? null : seedBehind(seed, count - 1 + missing, rule.step),
    missingSeeds: missing,
    lastDate: lastTime === null ? null : new Date(lastTime).toISOString(),
  };
}

/** No half of a character is left at the end. */
function beginningOf(prompt: string): string {
  if (prompt.length <= PREVIEW_PROMPT) return prompt;
  return prompt.slice(0, PREVIEW_PROMPT).replace(/[\uD800-\uDBFF]$/, '');
}
