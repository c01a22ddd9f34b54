import type { Json } from './json.js';
import { beginning, type KnownGroups, type KnownImage, many, queryOf } from './known.js';
import type { Session } from './session.js';

/** How many groups, and images of each, are shown. */
const SHOWN = 3;
const SHOWN_PARAMETERS = new Set(['Steps', 'Sampler', 'CFG scale', 'Seed', 'Size', 'Model', 'Version']);

/** Asks what is in the directory. Returns whether the server has it. */
export async function checkDirectories(session: Session, directory: string): Promise<boolean> {
  const answer = await session.get(`/api/directories${queryOf({ path: directory })}`, ({ json }) =>
    json.at('current_path').text === (directory || '.')
      ? undefined
      : `current_path is "${json.at('current_path').text}"`,
  );
  if (answer === null) return false;
  session.note(`images in it: ${answer.json.at('total_images_in_current').text}; directories in it:`);
  const directories = answer.json.at('directories').items;
  for (const item of directories.slice(0, 10))
    session.note(`  ${item.at('path').text}  (images: ${item.at('total_images').text})`);
  sayRest(session, directories.length - 10);
  return true;
}

/** Asks for all groups, and for those that a word of a prompt finds. */
export async function checkGroups(session: Session, directory: string): Promise<KnownGroups | null> {
  const answer = await session.get(`/api/groups${queryOf({ directory })}`, ({ json }) => {
    const total = json.at('total_groups').text;
    const listed = json.at('groups').items.length;
    return total === String(listed) ? undefined : `total_groups is ${total}, groups has ${listed}`;
  });
  if (answer === null) return null;
  const groups = answer.json.at('groups').items;
  const images = groups.reduce((sum, group) => sum + group.at('images').items.length, 0);
  session.note(`${many(groups.length, 'group')}, ${many(images, 'image')}`);
  for (const group of groups.slice(0, SHOWN)) showGroup(session, group);
  sayRest(session, groups.length - SHOWN);

  const prompted = groups.find((group) => wordOf(group) !== '');
  if (prompted !== undefined) await checkSearch(session, directory, prompted);
  const [first] = groups;
  return { total: String(groups.length), images: first === undefined ? [] : imagesOf(first) };
}

async function checkSearch(session: Session, directory: string, prompted: Json): Promise<void> {
  const search = wordOf(prompted);
  const number = prompted.at('group_id').text;
  const answer = await session.get(`/api/groups${queryOf({ directory, search })}`, ({ json }) =>
    json.at('groups').items.some((group) => group.at('group_id').text === number)
      ? undefined
      : `group ${number}, from whose prompt the word was taken, is not found`,
  );
  if (answer !== null) session.note(`found by "${search}": ${answer.json.at('total_groups').text}`);
}

/** The first word of the prompt, of three letters or more. */
function wordOf(group: Json): string {
  return /\p{L}{3,}/u.exec(group.at('prompt').text)?.[0] ?? '';
}

function imagesOf(group: Json): KnownImage[] {
  return group.at('images').items.map((image) => ({
    path: image.at('path').text,
    filename: image.at('filename').text,
    seed: image.at('seed').text,
  }));
}

function showGroup(session: Session, group: Json): void {
  const images = group.at('images').items;
  session.note(`group ${group.at('group_id').text}: ${many(images.length, 'image')}`);
  for (const image of images.slice(0, SHOWN)) {
    const [path, id, seed] = ['path', 'id', 'seed'].map((name) => image.at(name).text || 'none');
    session.note(`  ${path}  id ${id}  seed ${seed}`);
  }
  sayRest(session, images.length - SHOWN);
  const words = group.at('prompt_words').items.length;
  session.note(`  prompt: ${beginning(group.at('prompt').text) || '(none)'}  [${many(words, 'word')}]`);
  session.note(`  negative: ${beginning(group.at('negative_prompt').text) || '(none)'}`);
  session.note(`  params: ${describeParameters(group.at('generation_params')) || '(none)'}`);
}

/** The parameters people look for, and how many there are besides. */
export function describeParameters(parameters: Json): string {
  const all = parameters.entries;
  const shown = all
    .filter(([name]) => SHOWN_PARAMETERS.has(name))
    .map(([name, value]) => `${name} ${value.text}`);
  const more = all.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`].join(', ') : shown.join(', ');
}

function sayRest(session: Session, count: number): void {
  if (count > 0) session.note(`  … and ${count} more`);
}
