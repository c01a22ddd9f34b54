import type { GroupDifferences, GroupIndex } from '../schema/models/group-details.js';
import type { Filter } from '../schema/models/filter.js';
import type { GroupRule } from '../schema/models/group-rule.js';
import { noteCursor, cursorBehind } from '../schema/item-cursors.js';
import type { Group, Image } from '../schema/models/library.js';
import type { Page } from '../schema/operations/common.js';
import { notFound } from './door.js';
import type { Entered } from './entrance.js';
import { countsBy } from './group-counts.js';
import { differencesOf } from './group-differences.js';
import { indexGroups } from './group-index.js';
import { DESCENDING, type GroupSort, OF_FILES } from './group-keys.js';
import { type GroupList, listGroups, readFirst } from './group-lists.js';
import { orderGroups } from './group-orders.js';
import { readPage } from './group-pages.js';
import { type GroupPiece, piecesOf } from './group-pieces.js';
import { DEFAULT_RULE, isDefaultRule, normaliseRule } from './group-rule.js';
import { type GroupSequence, KeySequence, PathSequence } from './group-sequences.js';
import { describeIn, type DirectoryGroups, groupsBy } from './groups.js';
import { groupOfId, placeOfCursor } from './ids.js';
import { describePath } from './image-paths.js';
import { materialise } from './materialise.js';
import type { MetadataReader } from './metadata-reader.js';
import type { Parts } from './parts.js';
import type { GroupPlace, GroupsBy } from './store/store.js';

/** Which groups are asked for. */
export interface GroupsQuestion {
  directory: string;
  recursive: boolean;
  search: string;
  filter?: Filter | null | undefined;
  rule?: GroupRule | undefined;
}

/** In which order. */
export interface GroupsOrder {
  sort?: GroupSort | 'path' | undefined;
  order?: 'asc' | 'desc' | undefined;
}

interface Paging {
  cursor?: string | undefined;
  limit: number;
}

/** A place in a directory at which a group is asked for. */
interface Asked {
  entered: Entered;
  rule: GroupRule;
  place: GroupPlace;
  by: GroupsBy | null;
}

/** What one request asks of groups. */
export class GroupReader {
  readonly #parts: Parts;
  readonly #metadata: MetadataReader;
  readonly #enter: (path: string, recursive: boolean) => Promise<Entered>;
  readonly #signal: AbortSignal | undefined;

  constructor(
    parts: Parts,
    metadata: MetadataReader,
    enter: (path: string, recursive: boolean) => Promise<Entered>,
    signal: AbortSignal | undefined,
  ) {
    this.#parts = parts;
    this.#metadata = metadata;
    this.#enter = enter;
    this.#signal = signal;
  }

  /** One page of groups, with the metadata of the first image of each. */
  async page(question: GroupsQuestion & GroupsOrder, { cursor, limit }: Paging): Promise<Page<Group>> {
    const list = await this.#list(question);
    const sequence = await this.#order(list, question);
    const from = cursor === undefined ? 0 : await sequence.behind(cursor);
    const page = sequence.slice(from, limit);
    const read = await readPage(this.#parts, this.#metadata, page);
    const items: Group[] = [];
    for (const [index, group] of read.entries()) {
      if (group === null) continue;
      noteCursor(group, sequence.cursorOf(from + index, group.id));
      items.push(group);
    }
    const last = items.at(-1);
    const isMore = from + page.length < sequence.length && last !== undefined;
    return { items, nextCursor: isMore ? cursorBehind(last) : null, total: sequence.length };
  }

  /** The ids and counts of many groups. */
  async index(question: GroupsQuestion & GroupsOrder, { cursor, limit }: Paging): Promise<GroupIndex> {
    const list = await this.#list(question);
    await materialise(this.#parts, list.scope);
    const sequence = await this.#order(list, question);
    const from = cursor === undefined ? 0 : await sequence.behind(cursor);
    return indexGroups(this.#parts, list, sequence, { from, limit }, this.#signal);
  }

  /** All groups of a question with all of their images, in pieces of bounded size. */
  async pieces(question: GroupsQuestion): Promise<{ total: number; pieces: Iterable<GroupPiece> }> {
    const { all, total } = await this.#list(question);
    return { total, pieces: piecesOf(this.#parts, this.#metadata, all) };
  }

  /** One group, numbered within its directory. */
  async get(id: string): Promise<Group> {
    const { entered, rule, place, by } = await this.#ask(id);
    const { asked, directory } = entered;
    const found = await this.#parts.store.groupHolding(place, by, this.#signal);
    if (found === null) throw notFound();
    const [groups = 0] = isDefaultRule(rule)
      ? [directory.groups]
      : await countsBy(this.#parts, rule, [directory], this.#signal);
    const own: DirectoryGroups = {
      directory,
      asked,
      rule,
      groups,
      firstNumber: 1,
      ordinals: null,
      scores: null,
      count: groups,
    };
    const [group] = await readPage(this.#parts, this.#metadata, [{ groups: own, ordinal: found.ordinal }]);
    if (group == null) throw notFound();
    return group;
  }

  /** One page of the images of a group, in the order of its seeds. */
  async images(id: string, { cursor, limit }: Paging): Promise<Page<Image>> {
    const { entered, rule, place, by } = await this.#ask(id);
    const behind = cursor === undefined ? null : placeOfCursor(cursor);
    const after =
      behind === null ? null : { ...place, name: describePath(behind.path).filename, seed: behind.seed };
    const found = await this.#parts.store.imagesOfGroup(place, { after, limit: limit + 1 }, by, this.#signal);
    if (found === null) throw notFound();
    const items = found.images.slice(0, limit).map((image) => describeIn(entered.asked, image, rule));
    const last = items.at(-1);
    const isMore = found.images.length > limit && last !== undefined;
    return { items, nextCursor: isMore ? cursorBehind(last) : null, total: found.count };
  }

  /** What the images of a group have in common, and what not. */
  async differences(id: string): Promise<GroupDifferences> {
    const { place, by } = await this.#ask(id);
    const recipes = await this.#parts.store.recipesOfGroup(place, by, this.#signal);
    if (recipes === null) throw notFound();
    return differencesOf(recipes);
  }

  async #ask(id: string): Promise<Asked> {
    const { rule, path, seed } = groupOfId(id);
    const { directory: asked, filename: name } = describePath(path);
    const entered = await this.#enter(asked, false);
    const { directory } = entered;
    await materialise(this.#parts, { path: directory.path, recursive: false });
    const place = { directory: directory.path, name, seed };
    return { entered, rule, place, by: groupsBy(directory, rule) };
  }

  async #list(question: GroupsQuestion & GroupsOrder): Promise<GroupList> {
    const { directory, recursive, search, filter = null, rule = DEFAULT_RULE, sort } = question;
    const entered = await this.#enter(directory, recursive);
    return listGroups(
      { parts: this.#parts, reader: this.#metadata, entered, signal: this.#signal },
      { recursive, rule: normaliseRule(rule), search, filter, hasScores: sort === 'relevance' },
    );
  }

  async #order(list: GroupList, { sort = 'path', order }: GroupsOrder): Promise<GroupSequence> {
    if (sort === 'path') return new PathSequence(this.#parts, list.all, order === 'desc');
    // Without a text that is looked for, all are as relevant.
    if (sort === 'relevance' && list.all.every(({ scores }) => scores === null))
      return new PathSequence(this.#parts, list.all, false);
    await materialise(this.#parts, list.scope);
    if (OF_FILES.has(sort)) await readFirst({ parts: this.#parts, signal: this.#signal }, list.scope);
    const by = { sort, isDescending: order === undefined ? DESCENDING.has(sort) : order === 'desc' };
    return new KeySequence(this.#parts, await orderGroups(this.#parts, list, by, this.#signal), by);
  }
}
