import { get, type IncomingMessage } from 'node:http';
import { Change } from '../../schema/models/changes.js';
import { at } from './server.js';

/** The APIs that tell of changes as they come. */
export const STREAM_APIS = ['REST', 'tRPC', 'GraphQL'] as const;
export type StreamApi = (typeof STREAM_APIS)[number];

export interface StreamQuestion {
  after?: string;
  directory?: string;
  headers?: Record<string, string>;
}

/** A block of server-sent events by its fields; lines that begin with a colon stand under no name. */
export type Block = Partial<Record<string, string>>;

/** An open stream. Disposing of it cuts the connection. */
export interface Stream extends Disposable {
  answer: IncomingMessage;
  /** All that comes; it ends, or fails, with the connection. */
  blocks: AsyncGenerator<Block>;
  /** The changes in it. */
  changes: AsyncGenerator<Change>;
}

/** Asks an API for its stream of changes. */
export async function openStream(
  url: string,
  api: StreamApi,
  { headers, ...where }: StreamQuestion = {},
): Promise<Stream> {
  const options = { agent: false, headers: { accept: 'text/event-stream', ...headers } };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url + pathOf(api, where), options, resolve).once('error', reject);
  });
  const blocks = blocksOf(answer);
  return {
    answer,
    blocks,
    changes: changesOf(api, blocks),
    [Symbol.dispose]: () => void answer.destroy(),
  };
}

/** The first change that an API tells of, or the code of the failure that it tells of instead. */
export async function firstOf(
  url: string,
  api: StreamApi,
  question: StreamQuestion,
): Promise<{ data: unknown } | { code: unknown }> {
  using stream = await openStream(url, api, question);
  if (stream.answer.headers['content-type']?.startsWith('application/json') === true) {
    const body: unknown = JSON.parse((await stream.answer.setEncoding('utf8').toArray()).join(''));
    return { code: at(body, 'code') };
  }
  for await (const { event, data } of stream.blocks) {
    const value: unknown = data === undefined || data === '' ? null : JSON.parse(data);
    if (event === 'serialized-error') return { code: at(value, 'data', 'error', 'code') };
    const code = at(value, 'errors', 0, 'extensions', 'code');
    if (code !== undefined) return { code };
    const change = api === 'GraphQL' ? at(value, 'data', 'changes') : value;
    if (at(change, 'kind') !== undefined) return { data: change };
  }
  throw new Error('the stream has ended without a change');
}

/** The next item of a stream, which must have one. */
export async function next<Item>(items: AsyncGenerator<Item>): Promise<Item> {
  const { done, value } = await items.next();
  if (done === true) throw new Error('the stream has ended');
  return value;
}

/** Items up to the first that is wanted, with it. */
export async function until<Item>(
  items: AsyncGenerator<Item>,
  isWanted: (item: Item) => boolean,
): Promise<Item[]> {
  const found: Item[] = [];
  do found.push(await next(items));
  while (!found.slice(-1).some(isWanted));
  return found;
}

/** What is asked of an API for its stream of changes. */
export function pathOf(api: StreamApi, { after, directory }: Omit<StreamQuestion, 'headers'> = {}): string {
  const query = new URLSearchParams();
  if (api === 'REST') {
    if (after !== undefined) query.set('after', after);
    if (directory !== undefined) query.set('directory', directory);
    return `/api/v1/library/events?${query.toString()}`;
  }
  if (api === 'tRPC') {
    query.set('input', JSON.stringify({ lastEventId: after, directory }));
    return `/trpc/library.onChange?${query.toString()}`;
  }
  query.set('query', SUBSCRIPTION);
  query.set('variables', JSON.stringify({ after, directory }));
  return `/graphql?${query.toString()}`;
}

export const SUBSCRIPTION = `subscription ($after: ID, $directory: String) {
  changes(after: $after, directory: $directory) {
    id kind path directory image { id path filename directory fileId seed }
  }
}`;

async function* changesOf(api: StreamApi, blocks: AsyncIterable<Block>): AsyncGenerator<Change> {
  for await (const { event, data } of blocks) {
    const name = { REST: Change.shape.kind.safeParse(event).data, tRPC: undefined, GraphQL: 'next' }[api];
    if (data === undefined || event !== name) continue;
    const value: unknown = JSON.parse(data);
    yield Change.parse(api === 'GraphQL' ? at(value, 'data', 'changes') : value);
  }
}

async function* blocksOf(answer: IncomingMessage): AsyncGenerator<Block> {
  let rest = '';
  for await (const chunk of answer.setEncoding('utf8')) {
    const parts = (rest + String(chunk)).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const lines = part.split('\n').filter((line) => line !== '');
      if (lines.length > 0) yield Object.fromEntries(lines.map(fieldOf));
    }
  }
}

function fieldOf(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
}
