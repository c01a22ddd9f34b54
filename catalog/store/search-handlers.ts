import type { Handlers } from '../threads/protocol.js';
import type { Engine, Parts } from './engine.js';
import { listUnparsedIn } from './operations/search-unparsed.js';
import type { Questions } from './protocol.js';
import { type Wanted, whileWanted } from './wanted.js';

type SearchNames = 'unparsedIn' | 'searchImages' | 'searchFacets' | 'searchValues';

/** What a thread of the database does for what is searched for. */
export function searchHandlers(engine: Engine): Pick<Handlers<Questions>, SearchNames> {
  /** Ends early once nobody waits any more. */
  function searching<Result>(
    wanted: Wanted,
    prepare: (parts: Parts) => void,
    body: (parts: Parts) => Result,
  ): Result {
    return whileWanted(wanted, () => {
      engine.read(prepare);
      return engine.read(body);
    });
  }

  return {
    unparsedIn: ({ scope, limit }) =>
      engine.read(({ connection }) => listUnparsedIn(connection, scope, limit)),
    searchImages: ({ search, page, wanted }) =>
      searching(
        wanted,
        ({ searches }) => searches.prepare(search, page.sort === 'relevance'),
        ({ searches }) => searches.images(search, page),
      ),
    searchFacets: ({ search, question, wanted }) =>
      searching(
        wanted,
        ({ searches }) => searches.prepare(search, false),
        ({ searches }) => searches.facets(search, question),
      ),
    searchValues: ({ question, wanted }) =>
      searching(
        wanted,
        ({ searches }) => searches.prepare({ filter: {} }, false),
        ({ searches }) => searches.values(question),
      ),
  };
}
