import { readCommandLine } from './test-api/command-line.js';
import { checkErrors } from './test-api/errors.js';
import { checkGraphql } from './test-api/graphql.js';
import { checkImage } from './test-api/image.js';
import { checkDirectories, checkGroups } from './test-api/listing.js';
import { checkMetadata } from './test-api/metadata.js';
import { checkOpenApi } from './test-api/openapi.js';
import { isReachable } from './test-api/reach.js';
import { Session } from './test-api/session.js';
import { checkTrpc } from './test-api/trpc.js';

/** Tries every endpoint of a running server and prints what it saw. Returns whether all was as it should be. */
async function main(): Promise<boolean> {
  const { directory, url } = readCommandLine();
  if (!(await isReachable(url))) return false;
  console.log(`seedroll at ${url}, directory "${directory}"`);
  const session = new Session(url);
  await checkAll(session, directory);
  console.log(`\n${session.ok} ok, ${session.failed} failed`);
  return session.failed === 0;
}

async function checkAll(session: Session, directory: string): Promise<void> {
  session.title('The routes of the original server');
  await session.get('/healthz');
  if (!(await checkDirectories(session, directory))) {
    session.note('all else needs a directory that is there: give another one');
    return;
  }
  const groups = await checkGroups(session, directory);
  const [first] = groups?.images ?? [];
  if (first === undefined) {
    session.note('no images here: give a directory that holds some to try the routes for images');
  } else {
    await checkImage(session, directory, first);
    await checkMetadata(session, directory, first);
  }

  session.title('Questions that must be refused');
  await checkErrors(session);
  session.title('OpenAPI and /api/v1');
  await checkOpenApi(session, directory);
  session.title('tRPC');
  await checkTrpc(session, directory, groups);
  session.title('GraphQL');
  await checkGraphql(session, directory, groups);
}

process.exitCode = (await main()) ? 0 : 1;
