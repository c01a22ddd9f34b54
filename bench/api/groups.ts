import { startEmptyTrpc } from '../peers/peers.js';
import { answerOf, compare, writeAnswer } from './compared.js';
import { dataOf } from './metadata.js';
import type { ApiPart } from './part.js';

const CALLS = 500;
const PATH = '/trpc/groups.list';

/** The first page of groups through tRPC. */
export const groupsPart: ApiPart = {
  name: 'groups',
  async measure({ port, scratch, rounds }) {
    const answer = JSON.stringify(dataOf(await answerOf(port, PATH)));
    await using trpc = await startEmptyTrpc(writeAnswer(scratch.path('api/groups.json'), answer));
    return await compare({
      what: 'first page of groups through tRPC',
      beside: 'empty tRPC, same answer',
      ours: { port, paths: [PATH] },
      yardstick: { port: trpc.told.port, paths: ['/trpc/empty'] },
      rounds,
      calls: CALLS,
    });
  },
};
