import { describeGroup, disagreement } from './agree.js';
import type { KnownGroups } from './known.js';
import type { Session } from './session.js';

/** Asks tRPC as its clients do, with the input as JSON in the query. */
export async function checkTrpc(
  session: Session,
  directory: string,
  known: KnownGroups | null,
): Promise<void> {
  const groups = await session.get(call('groups.list', { directory, limit: 3 }), ({ json }) => {
    const data = json.at('result', 'data');
    return disagreement(known, data.at('total').text, data.at('items', 0));
  });
  for (const group of groups?.json.at('result', 'data', 'items').items ?? [])
    session.note(describeGroup(group));

  const info = await session.get(call('server.info', {}));
  if (info === null) return;
  const server = info.json.at('result', 'data');
  const extensions = server.at('extensions').items.map(({ text }) => text);
  session.note(
    `seedroll ${server.at('version').text} serves "${server.at('baseDirectory').text}" (${extensions.join(' ')})`,
  );
}

function call(procedure: string, input: Readonly<Record<string, string | number>>): string {
  return `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
}
