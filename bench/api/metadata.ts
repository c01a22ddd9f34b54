import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Library } from '../corpora/library.js';
import { startEmptyExpress, startEmptyTrpc } from '../peers/peers.js';
import { isObject } from '../processes/messages.js';
import { answerOf, compare, writeAnswer } from './compared.js';
import type { ApiPart } from './part.js';

const CALLS = 2000;
/** Asked for in turn, so that no answer is the one before. */
const IMAGES = 1000;

/** One image's metadata over REST, as old clients ask for it. */
export const metadataRestPart: ApiPart = {
  name: 'metadata-rest',
  async measure({ library, port, scratch, rounds }) {
    const paths = imagesOf(library).map((path) => `/api/metadata/${path}`);
    const answer = JSON.stringify(await answerOf(port, paths[0] ?? ''));
    await using express = await startEmptyExpress(writeAnswer(scratch.path('api/metadata.json'), answer));
    return await compare({
      what: "one image's metadata over REST",
      beside: 'empty Express',
      ours: { port, paths },
      yardstick: { port: express.told.port, paths: ['/'] },
      rounds,
      calls: CALLS,
      target: { atLeast: 60, unit: '%' },
    });
  },
};

/** The same through tRPC. */
export const metadataTrpcPart: ApiPart = {
  name: 'metadata-trpc',
  async measure({ library, port, scratch, rounds }) {
    const paths = imagesOf(library).map(
      (path) => `/trpc/metadata.get?input=${encodeURIComponent(JSON.stringify({ path }))}`,
    );
    const answer = JSON.stringify(dataOf(await answerOf(port, paths[0] ?? '')));
    await using trpc = await startEmptyTrpc(writeAnswer(scratch.path('api/metadata-trpc.json'), answer));
    return await compare({
      what: "one image's metadata through tRPC",
      beside: 'empty tRPC',
      ours: { port, paths },
      yardstick: { port: trpc.told.port, paths: ['/trpc/empty'] },
      rounds,
      calls: CALLS,
      target: { atLeast: 60, unit: '%' },
    });
  },
};

/** What a tRPC answer is about. */
export function dataOf(answer: unknown): unknown {
  const result = isObject(answer) && 'result' in answer ? answer.result : undefined;
  return isObject(result) && 'data' in result ? result.data : undefined;
}

/** Some images of the first directory. */
function imagesOf({ folder, directories }: Library): string[] {
  const [directory = folder] = directories;
  return readdirSync(directory)
    .slice(0, IMAGES)
    .map((name) => relative(folder, join(directory, name)));
}
