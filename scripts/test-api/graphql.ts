import { describeGroup, disagreement } from './agree.js';
import type { KnownGroups } from './known.js';
import type { Session } from './session.js';

const QUERY = `query ($path: String) {
  server { version }
  directory(path: $path) {
    imageCount
    directories { path imageCount }
    groups(first: 3) {
      totalCount
      nodes {
        number count firstSeed lastSeed
        metadata { prompt negativePrompt steps model { name } parameters { name value } }
        images(first: 3) { nodes { path fileId seed } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** Asks for groups with their images and metadata in one query, and for something that is not there. */
export async function checkGraphql(
  session: Session,
  directory: string,
  known: KnownGroups | null,
): Promise<void> {
  const answer = await session.ask(post(QUERY, { path: directory }), 200, ({ json }) => {
    const [error] = json.at('errors').items;
    if (error !== undefined) return error.at('message').text;
    const groups = json.at('data', 'directory', 'groups');
    return disagreement(known, groups.at('totalCount').text, groups.at('nodes', 0));
  });
  const nodes = answer?.json.at('data', 'directory', 'groups', 'nodes').items ?? [];
  for (const group of nodes) session.note(describeGroup(group));

  const missing = post('{ directory(path: "no-such-directory") { path } }', {});
  const refusal = await session.ask(missing, 200, ({ json }) => {
    const code = json.at('errors', 0, 'extensions', 'code').text;
    return code === 'NOT_FOUND' ? undefined : `the code of a missing directory is "${code}"`;
  });
  if (refusal !== null) session.note(refusal.json.at('errors', 0, 'message').text);
}

function post(query: string, variables: Readonly<Record<string, string>>) {
  return {
    path: '/graphql',
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  };
}
