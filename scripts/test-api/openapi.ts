import { fillPath, type Values } from './fill-path.js';
import { beginning, queryOf } from './known.js';
import type { Session } from './session.js';

/** Reads the OpenAPI document and asks every operation of `/api/v1` in it that can be filled in. */
export async function checkOpenApi(session: Session, directory: string): Promise<void> {
  const document = await session.get('/api/openapi.json', ({ json }) =>
    json.at('openapi').text.startsWith('3.') ? undefined : 'this is no OpenAPI document',
  );
  if (document === null) return;
  const paths = document.json.at('paths').entries;
  session.note(`OpenAPI ${document.json.at('openapi').text}, ${paths.length} paths`);

  const values = await findValues(session, directory);
  for (const [path, operations] of paths.filter(([path]) => path.startsWith('/api/v1/'))) {
    const operation = operations.at('get');
    if (!operation.exists) continue;
    if (operation.at('responses', '200', 'content', 'text/event-stream').exists) {
      session.note(`not asked: ${path} (a stream has no end)`);
      continue;
    }
    const filled = fillPath(path, operation.at('parameters').items, values);
    if (filled.path === null) {
      session.note(`not asked: ${path} (nothing known for ${filled.missing})`);
      continue;
    }
    const answer = await session.get(filled.path, ({ json }) =>
      json.exists ? undefined : 'the answer is no JSON',
    );
    if (answer !== null) session.note(beginning(answer.bytes.toString(), 100));
  }
}

/** Values to fill parameters with: the first group of the directory, and the first image of that. */
async function findValues(session: Session, directory: string): Promise<Values> {
  const answer = await session.get(`/api/v1/groups${queryOf({ directory, limit: '1' })}`);
  const group = answer?.json.at('items', 0);
  const image = group?.at('images', 0);
  return {
    directory,
    group: group?.at('id').text || undefined,
    image: image?.at('id').text || undefined,
    file: image?.at('path').text || undefined,
  };
}
