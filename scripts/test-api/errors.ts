import { messageOf } from './ask.js';
import type { Session } from './session.js';

const OUTSIDE = '..%2f..%2fetc%2fpasswd';
const REFUSED = [403, 404];

/** What must not be answered, and with which status it is refused. */
const QUESTIONS: readonly (readonly [path: string, expected: number | readonly number[]])[] = [
  [`/api/images/${OUTSIDE}`, REFUSED],
  [`/api/metadata/${OUTSIDE}`, REFUSED],
  [`/api/images/passwd?directory=..%2f..%2fetc`, REFUSED],
  ['/api/images/%2fetc%2fpasswd', REFUSED],
  ['/api/images/no-such-file.png%00.txt', REFUSED],
  ['/api/groups?directory=..%2f..', REFUSED],
  ['/api/directories?path=..', REFUSED],
  ['/api/images/no-such-file.png', 404],
  ['/api/metadata/no-such-file.png', 404],
  ['/api/groups?directory=no-such-directory', 404],
  ['/api/directories?path=no-such-directory', 404],
  ['/api/no-such-route', 404],
  ['/api/v1/groups?limit=none', 400],
  ['/trpc/no.such.procedure', 404],
];

/** Asks what must be refused: a status alone is not enough, the answer has to say why. */
export async function checkErrors(session: Session): Promise<void> {
  for (const [path, expected] of QUESTIONS) {
    const answer = await session.ask({ path }, expected, ({ json }) =>
      json.at('error').exists ? undefined : 'no `error` in the answer',
    );
    if (answer !== null) session.note(messageOf(answer));
  }
}
