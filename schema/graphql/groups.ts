import type { Group } from '../models/library.js';
import { DEFAULT_PAGE_SIZE } from '../operations/common.js';
import { groupsDifferences, imagesList } from '../operations/index.js';
import { cursorBehind } from '../item-cursors.js';
import { builder } from './builder.js';
import { connectionComplexity, pageInput, toConnection } from './connection.js';
import { filterArgs } from './filter.js';
import { GroupDifferencesType } from './group-details.js';
import { BorderEnum, GroupRuleInput, GroupRuleType } from './group-rule.js';
import { ImageConnection, ImageType, pageArgs } from './images.js';
import { GeneratorType, MetadataType, ModelType } from './metadata.js';
import { ORDER_DESCRIPTION, SortOrder } from './sort-order.js';

/** Comparing all images of a group costs more than naming a field. */
const DIFFERENCES_COMPLEXITY = 20;

const MissingSeedsType = builder.objectRef<Group['missingSeeds']>('MissingSeeds').implement({
  description: 'Seeds between the first and the last of a group of which there is no image.',
  fields: (t) => ({
    count: t.exposeInt('count'),
    seeds: t.expose('seeds', { type: ['UInt64'], description: 'The first ones of them, at most 1000.' }),
  }),
});

export const GroupType = builder.objectRef<Group>('Group').implement({
  description: 'Images of one directory whose seeds follow one another, by default as consecutive numbers.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque; hand it back as it is.' }),
    number: t.exposeInt('number', {
      description: 'Position from 1 among all groups of the question, before searches leave any out.',
    }),
    directory: t.exposeString('directory'),
    count: t.exposeInt('count', { description: 'Number of images.' }),
    firstSeed: t.expose('firstSeed', { type: 'UInt64', nullable: true }),
    lastSeed: t.expose('lastSeed', { type: 'UInt64', nullable: true }),
    missingSeeds: t.expose('missingSeeds', { type: MissingSeedsType }),
    rule: t.expose('rule', { type: GroupRuleType, description: 'What made this group.' }),
    begins: t.expose('begins', { type: BorderEnum, description: 'Why it begins where it does.' }),
    ends: t.expose('ends', { type: BorderEnum, description: 'Why it ends where it does.' }),
    firstDate: t.exposeString('firstDate', {
      nullable: true,
      description: 'When the first file of it was written, ISO 8601 in UTC; null where none is read yet.',
    }),
    lastDate: t.exposeString('lastDate', { nullable: true }),
    cover: t.expose('cover', { type: ImageType, description: 'The image to show for all: the first one.' }),
    images: t.field({
      type: ImageConnection,
      description: 'In order of seed.',
      args: pageArgs,
      complexity: ({ first }) => connectionComplexity(first),
      resolve: async ({ id, count, images }, args, { run }) => {
        const first = args.first ?? DEFAULT_PAGE_SIZE;
        // The group has come with its first images: only what is beyond them need be asked for.
        const hasPage =
          typeof args.after !== 'string' && first > 0 && (images.length === count || images.length >= first);
        if (!hasPage)
          return toConnection(await run(imagesList, { group: id, ...pageInput(args) }), args.after);
        const items = images.slice(0, first);
        const last = items.at(-1);
        const nextCursor = items.length < count && last !== undefined ? cursorBehind(last) : null;
        return toConnection({ items, nextCursor, total: count }, null);
      },
    }),
    metadata: t.expose('metadata', { type: MetadataType, description: 'Of the first image.' }),
    prompt: t.string({ description: 'Of the first image.', resolve: ({ metadata }) => metadata.prompt }),
    negativePrompt: t.string({ resolve: ({ metadata }) => metadata.negativePrompt }),
    model: t.field({ type: ModelType, nullable: true, resolve: ({ metadata }) => metadata.model }),
    generator: t.field({
      type: GeneratorType,
      nullable: true,
      resolve: ({ metadata }) => metadata.generator,
    }),
    width: t.int({ nullable: true, resolve: ({ metadata }) => metadata.width }),
    height: t.int({ nullable: true, resolve: ({ metadata }) => metadata.height }),
    differences: t.field({
      type: GroupDifferencesType,
      description: 'What its images have in common, and what not.',
      complexity: DIFFERENCES_COMPLEXITY,
      resolve: ({ id }, _args, { run }) => run(groupsDifferences, { id }),
    }),
  }),
});

export const GroupConnection = builder.connectionObject({ name: 'GroupConnection', type: GroupType });

const GroupSortEnum = builder.enumType('GroupSort', {
  description: 'What groups are ordered by: their first image, if it is not said otherwise.',
  values: {
    path: {},
    date: { description: 'The image that was written last.' },
    name: {},
    id: {},
    seed: {},
    size: { description: 'Of the picture, in pixels.' },
    count: { description: 'The number of images.' },
    relevance: { description: 'As `path`, where no text is looked for.' },
  } as const,
});

/** Arguments of everything that asks for groups. A search finds those of which it finds an image. */
export const groupsArgs = {
  ...filterArgs,
  ...builder.args((t) => ({
    search: t.string({
      description: 'Text in prompt or negative prompt of the first image, in any case of letters.',
    }),
    recursive: t.boolean({ description: 'Also the directories below it; the default.' }),
    rule: t.field({
      type: GroupRuleInput,
      description: 'What makes a group; consecutive seeds if left out.',
    }),
    sort: t.field({ type: GroupSortEnum, description: '`path` if left out.' }),
    order: t.field({ type: SortOrder, description: ORDER_DESCRIPTION }),
  })),
};
