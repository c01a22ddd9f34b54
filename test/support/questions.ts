import type { z } from 'zod';
import { GroupDifferences, GroupIndex, VaryingSetting } from '../../schema/models/group-details.js';
import { GroupRule } from '../../schema/models/group-rule.js';
import { Directory, Group, Image, ServerInfo } from '../../schema/models/library.js';
import {
  Center,
  Character,
  Generator,
  Hires,
  ImageMetadata,
  Lora,
  Model,
  Parameter,
  Pass,
  Provenance,
  Resource,
  TextField,
} from '../../schema/models/metadata.js';
import { GroupPreview, ImagePreview } from '../../schema/models/previews.js';
import { Facet, FoundImage, Suggestion } from '../../schema/models/search.js';
import { Change, Changes } from '../../schema/models/changes.js';
import { LibraryStatus, UnreadableImage } from '../../schema/models/status.js';
import { at } from './server.js';
import { SUBSCRIPTION } from './streams.js';

/** How each operation is asked through GraphQL, and how its answer compares with that of the operation. */

export interface Ids {
  /** Of a change that others have followed. */
  change: string;
  group: string;
  image: string;
}

interface Question {
  query: string;
  /** The part of the answer to compare. */
  pick: (data: unknown) => unknown;
  /** What that part must be, given the operation's own output. */
  expected: (output: unknown) => unknown;
}

const METADATA = `
  format prompt promptWords negativePrompt seed steps cfgScale sampler scheduler vae clipSkip denoisingStrength
  width height carrier warnings errors
  generator { name version } model { name hash } loras { name weight hash }
  hires { upscale upscaler steps width height }
  passes { seed steps cfgScale sampler scheduler denoisingStrength width height }
  characters { prompt negativePrompt centers { x y } }
  resources { type name version versionId air hash weight }
  provenance { vendor claimGenerator digitalSourceType } workflow parameters { name value } raw { carrier text }`;
const IMAGE = 'id path filename directory fileId seed';
const PREVIEW = `${IMAGE} version width height thumbhash thumbnail original date`;
const DIRECTORY = 'path name imageCount totalImages directoryCount';
const GROUP = `id number directory count firstSeed lastSeed missingSeeds { count seeds }
  rule { step maxGap splitBy seedFrom } begins ends firstDate lastDate cover { ${IMAGE} }
  images(first: 500) { nodes { ${IMAGE} } } metadata { ${METADATA} }`;
const GROUPS_VARIABLES = `$directory: String, $recursive: Boolean, $search: String, $query: String, $filter: FilterInput,
  $rule: GroupRuleInput, $sort: GroupSort, $order: SortOrder, $cursor: String`;
const GROUPS_ARGUMENTS = `after: $cursor, search: $search, recursive: $recursive, query: $query, filter: $filter,
  rule: $rule, sort: $sort, order: $order`;
const STATUS = Object.keys(LibraryStatus.shape).join(' ');
const PAGE = 'totalCount pageInfo { hasNextPage endCursor }';

const same = (value: unknown) => value;

/** A connection in the form of a page. */
function pageOf(connection: unknown, node: (value: unknown) => unknown = same): unknown {
  const nodes = at(connection, 'nodes');
  const hasNext = at(connection, 'pageInfo', 'hasNextPage') === true;
  return {
    items: Array.isArray(nodes) ? nodes.map(node) : nodes,
    nextCursor: hasNext ? at(connection, 'pageInfo', 'endCursor') : null,
    total: at(connection, 'totalCount'),
  };
}

function group(value: unknown): unknown {
  return typeof value === 'object' ? { ...value, images: at(value, 'images', 'nodes') } : value;
}

export const graphqlQuestions: Readonly<Record<string, Question>> = {
  'directories.get': {
    query: `query ($path: String) { directory(path: $path) { ${DIRECTORY} } }`,
    pick: (data) => at(data, 'directory'),
    expected: same,
  },
  'directories.list': {
    query: `query ($path: String) { directory(path: $path) { ${DIRECTORY} directories { ${DIRECTORY} } } }`,
    pick: (data) => at(data, 'directory'),
    expected: (output) => {
      const directory = at(output, 'directory');
      return typeof directory === 'object' ? { ...directory, directories: at(output, 'items') } : directory;
    },
  },
  'groups.differences': {
    query: `query ($id: ID!) {
      group(id: $id) {
        differences { images common { name value } varying { name values { value count } isComplete } }
      }
    }`,
    pick: (data) => at(data, 'group', 'differences'),
    expected: same,
  },
  'groups.index': {
    query: `query (${GROUPS_VARIABLES}, $limit: Int) {
      directory(path: $directory) {
        groupIndex(first: $limit, ${GROUPS_ARGUMENTS}) { ids counts nextCursor total totalImages }
      }
    }`,
    pick: (data) => at(data, 'directory', 'groupIndex'),
    expected: same,
  },
  'groups.list': {
    query: `query (${GROUPS_VARIABLES}, $limit: Int = 50) {
      directory(path: $directory) {
        groups(first: $limit, ${GROUPS_ARGUMENTS}) { nodes { ${GROUP} } ${PAGE} }
      }
    }`,
    pick: (data) => pageOf(at(data, 'directory', 'groups'), group),
    expected: same,
  },
  'groups.get': {
    query: `query ($id: ID!) { group(id: $id) { ${GROUP} } }`,
    pick: (data) => group(at(data, 'group')),
    expected: same,
  },
  'groups.previews': {
    query: `query ($ids: [ID!]!) {
      groupPreviews(ids: $ids) {
        id directory count firstSeed lastSeed missingSeeds prompt model generator lastDate cover { ${PREVIEW} }
      }
    }`,
    pick: (data) => ({ items: at(data, 'groupPreviews') }),
    expected: same,
  },
  'images.previews': {
    query: `query ($ids: [ID!]!) { imagePreviews(ids: $ids) { ${PREVIEW} } }`,
    pick: (data) => ({ items: at(data, 'imagePreviews') }),
    expected: same,
  },
  'images.list': {
    query: `query ($directory: String = "", $group: ID = "", $limit: Int = 50, $byGroup: Boolean = false) {
      directory(path: $directory) @skip(if: $byGroup) { images(first: $limit) { nodes { ${IMAGE} } ${PAGE} } }
      group(id: $group) @include(if: $byGroup) { images(first: $limit) { nodes { ${IMAGE} } ${PAGE} } }
    }`,
    pick: (data) => pageOf(at(data, 'group', 'images') ?? at(data, 'directory', 'images')),
    expected: same,
  },
  'images.get': {
    query: `query ($id: ID!) { image(id: $id) { ${IMAGE} } }`,
    pick: (data) => at(data, 'image'),
    expected: same,
  },
  'metadata.get': {
    query: `query ($id: ID!) { image(id: $id) { metadata { ${METADATA} } } }`,
    pick: (data) => at(data, 'image', 'metadata'),
    expected: same,
  },
  'library.changes': {
    query: `query ($after: ID, $directory: String, $limit: Int) {
      changes(after: $after, directory: $directory, limit: $limit) {
        changes { id kind path directory image { ${IMAGE} } } lastId isReset
      }
    }`,
    pick: (data) => at(data, 'changes'),
    expected: same,
  },
  'library.onChange': { query: SUBSCRIPTION, pick: (data) => at(data, 'changes'), expected: same },
  'library.status': {
    query: `{ status { ${STATUS} } }`,
    pick: (data) => at(data, 'status'),
    expected: same,
  },
  'library.rescan': {
    query: `mutation ($full: Boolean) { rescan(full: $full) { ${STATUS} } }`,
    pick: (data) => at(data, 'rescan'),
    expected: same,
  },
  'library.unreadable': {
    query: `query ($limit: Int = 50, $cursor: String) {
      unreadable(first: $limit, after: $cursor) { nodes { id path reason } ${PAGE} }
    }`,
    pick: (data) => pageOf(at(data, 'unreadable')),
    expected: same,
  },
  'images.search': {
    query: `query (
      $directory: String, $recursive: Boolean, $query: String, $filter: FilterInput, $sort: ImageSort, $order: SortOrder,
      $limit: Int = 50, $cursor: String
    ) {
      searchImages(
        directory: $directory, recursive: $recursive, query: $query, filter: $filter, sort: $sort, order: $order,
        first: $limit, after: $cursor
      ) { nodes { ${IMAGE} date fileSize width height model } ${PAGE} }
    }`,
    pick: (data) => pageOf(at(data, 'searchImages')),
    expected: same,
  },
  'search.facets': {
    query: `query (
      $directory: String, $recursive: Boolean, $query: String, $filter: FilterInput, $facets: [FacetName!], $limit: Int
    ) {
      facets(
        directory: $directory, recursive: $recursive, query: $query, filter: $filter, facets: $facets, limit: $limit
      ) { total facets { name values { value count } isComplete } }
    }`,
    pick: (data) => at(data, 'facets'),
    expected: same,
  },
  'search.parse': {
    query: 'query ($query: String) { parseSearch(query: $query) { filter query } }',
    pick: (data) => at(data, 'parseSearch'),
    expected: same,
  },
  'search.suggest': {
    query: `query ($query: String, $position: Int, $directory: String, $limit: Int) {
      suggest(query: $query, position: $position, directory: $directory, limit: $limit) {
        start end suggestions { text kind count }
      }
    }`,
    pick: (data) => at(data, 'suggest'),
    expected: same,
  },
  'server.info': {
    query: '{ server { version baseDirectory extensions } }',
    pick: (data) => at(data, 'server'),
    expected: same,
  },
};

/** The variables of a question: GraphQL asks for images of a group in a place of its own, and for files by id. */
export function graphqlVariables(name: string, input: Record<string, unknown>): Record<string, unknown> {
  if (name === 'images.list') return { ...input, byGroup: 'group' in input };
  if (name === 'metadata.get') return { id: `i${Buffer.from(String(input['path'])).toString('base64url')}` };
  return input;
}

interface TypeOfModel {
  type: string;
  model: z.ZodObject;
}

/** Which GraphQL type shows which model. */
export const graphqlTypes: readonly TypeOfModel[] = [
  { type: 'Change', model: Change },
  { type: 'Changes', model: Changes },
  { type: 'Directory', model: Directory },
  { type: 'Generator', model: Generator },
  { type: 'Facet', model: Facet },
  { type: 'FoundImage', model: FoundImage },
  { type: 'Group', model: Group },
  { type: 'GroupDifferences', model: GroupDifferences },
  { type: 'GroupIndex', model: GroupIndex },
  { type: 'GroupPreview', model: GroupPreview },
  { type: 'ImagePreview', model: ImagePreview },
  { type: 'GroupRule', model: GroupRule },
  { type: 'VaryingSetting', model: VaryingSetting },
  { type: 'Hires', model: Hires },
  { type: 'Image', model: Image },
  { type: 'LibraryStatus', model: LibraryStatus },
  { type: 'Lora', model: Lora },
  { type: 'Metadata', model: ImageMetadata },
  { type: 'Center', model: Center },
  { type: 'Character', model: Character },
  { type: 'Pass', model: Pass },
  { type: 'Provenance', model: Provenance },
  { type: 'Resource', model: Resource },
  { type: 'Model', model: Model },
  { type: 'Parameter', model: Parameter },
  { type: 'Server', model: ServerInfo },
  { type: 'Suggestion', model: Suggestion },
  { type: 'TextField', model: TextField },
  { type: 'UnreadableImage', model: UnreadableImage },
];
