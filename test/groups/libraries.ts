import type { Catalog } from '../../catalog/catalog.js';
import type { GroupsOrder, GroupsQuestion } from '../../catalog/group-reader.js';
import { DEFAULT_RULE, normaliseRule } from '../../catalog/group-rule.js';
import { groupByRule } from '../../catalog/grouping.js';
import { describePath } from '../../catalog/image-paths.js';
import { compareDirectories } from '../../catalog/order.js';
import { readParameters } from '../../metadata/index.js';
import type { Decimal } from '../../schema/models/decimal.js';
import { compareDecimals, toDecimal } from '../../schema/models/decimal-text.js';
import type { GroupRule } from '../../schema/models/group-rule.js';
import type { Group } from '../../schema/models/library.js';
import type { Metadata } from '../../schema/models/metadata.js';
import { groupsOnDisk } from '../catalog/catalogs.js';
import type { Folder } from '../support/folder.js';

export type Question = Partial<GroupsQuestion & GroupsOrder>;

const EVERYTHING = { directory: '', recursive: true, search: '' };

/** All groups that answer a question, fetched in pages of this size. */
export async function pagesOf(catalog: Catalog, question: Question, limit: number): Promise<Group[]> {
  const groups: Group[] = [];
  let cursor: string | undefined;
  do {
    const page = await catalog.session().groups({ ...EVERYTHING, ...question }, { cursor, limit });
    groups.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return groups;
}

/** Groups in short: the paths of their images. */
export function pathsOf(groups: readonly Pick<Group, 'images'>[]): string[][] {
  return groups.map(({ images }) => images.map(({ path }) => path));
}

export function rule(rule: Partial<GroupRule>): GroupRule {
  return normaliseRule({ ...DEFAULT_RULE, ...rule });
}

/** An image as a fresh look at its file tells it. */
interface Picture {
  path: string;
  metadata: Metadata;
}

/** The groups of a folder by a rule as a fresh look at all of its files tells them. */
export async function groupsByHand(
  folder: Pick<Folder, 'path'>,
  rule: GroupRule,
): Promise<{ paths: string[]; begins: string; ends: string; missing: string[] }[]> {
  const paths = (await groupsOnDisk(folder)).flatMap((group) => group.paths);
  const directories = [...new Set(paths.map((path) => describePath(path).directory))];
  return directories
    .toSorted(compareDirectories)
    .flatMap((directory) => {
      const own = paths.filter((path) => describePath(path).directory === directory);
      const pictures = own.map((path) => ({ path, metadata: readParameters(`${folder.path}/${path}`) }));
      return groupByRule(pictures.toSorted(compareBy(rule)), rule, (picture) => ({
        seed: seedOf(picture, rule),
        values: rule.splitBy.map((split) => valueOf(picture, split)),
      }));
    })
    .map(({ rows, begins, ends, missing }) => ({
      paths: rows.map(({ path }) => path),
      begins,
      ends,
      missing,
    }));
}

function seedOf({ path, metadata }: Picture, { seedFrom }: GroupRule): Decimal | null {
  const own = seedFrom === 'metadata' ? toDecimal(metadata.seed ?? '') : null;
  return own ?? describePath(path).seed;
}

function valueOf({ metadata }: Picture, split: GroupRule['splitBy'][number]): unknown {
  if (split === 'prompt') return metadata.prompt;
  return split === 'model' ? (metadata.model?.name ?? null) : `${metadata.width}x${metadata.height}`;
}

function compareBy(rule: GroupRule): (a: Picture, b: Picture) => number {
  const byNumber = (a: Decimal | null, b: Decimal | null): number =>
    a === null || b === null ? Number(a === null) - Number(b === null) : compareDecimals(a, b);
  return (a, b) =>
    byNumber(describePath(a.path).fileId, describePath(b.path).fileId) ||
    byNumber(seedOf(a, rule), seedOf(b, rule)) ||
    Buffer.compare(Buffer.from(a.path), Buffer.from(b.path));
}
