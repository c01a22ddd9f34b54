import { beginning, encodePath, type KnownImage, queryOf } from './known.js';
import { describeParameters } from './listing.js';
import type { Session } from './session.js';

/** Asks for the metadata of one image. */
export async function checkMetadata(session: Session, directory: string, image: KnownImage): Promise<void> {
  const answer = await session.get(
    `/api/metadata/${encodePath(image.path)}${queryOf({ directory })}`,
    ({ json }) => {
      if (json.at('filename').text !== image.filename) return `filename is "${json.at('filename').text}"`;
      const seed = json.at('seed').text;
      return seed === image.seed ? undefined : `seed is ${seed}, in its group it was ${image.seed}`;
    },
  );
  if (answer === null) return;
  const metadata = answer.json.at('metadata');
  session.note(`id ${answer.json.at('id').text || 'none'}, seed ${answer.json.at('seed').text || 'none'}`);
  session.note(`raw_metadata: ${metadata.at('raw_metadata').text.length} characters`);
  session.note(`prompt: ${beginning(metadata.at('prompt').text) || '(none)'}`);
  session.note(`params: ${describeParameters(metadata.at('generation_params')) || '(none)'}`);
}
