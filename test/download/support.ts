import { once } from 'node:events';
import { readdir, readlink } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { at, type TestServer } from '../support/server.js';

/** An archive that was read back. */
export interface Archive {
  response: Response;
  bytes: Buffer;
  files: Record<string, Uint8Array>;
}

/** The id of the group that a question gives first. */
export async function groupId(server: TestServer, query = ''): Promise<string> {
  const id = at(await server.json(`/api/v1/groups?${query}`), 'items', 0, 'id');
  if (typeof id !== 'string') throw new Error('there is no group');
  return id;
}

export function downloadPath(id: string): string {
  return `/api/v1/groups/${id}/download`;
}

/** Downloads a group, and reads the archive. */
export async function download(server: TestServer, id: string): Promise<Archive> {
  const response = await server.get(downloadPath(id));
  const bytes = Buffer.from(await response.arrayBuffer());
  return { response, bytes, files: unzipSync(bytes) };
}

/** Begins a download, and takes nothing of it yet. */
export async function beginDownload(server: TestServer, id: string): Promise<IncomingMessage> {
  const request = get(server.url + downloadPath(id), { agent: false });
  const [answer]: IncomingMessage[] = await once(request, 'response');
  if (answer === undefined) throw new Error('there is no answer');
  return answer;
}

/** Takes the rest of a download. */
export async function restOf(answer: IncomingMessage): Promise<Record<string, Uint8Array>> {
  return unzipSync(await buffer(answer));
}

export function textOf(files: Record<string, Uint8Array>, name: string): string {
  const file = files[name];
  if (file === undefined) throw new Error(`${name} is not in the archive`);
  return strFromU8(file);
}

/** What `metadata.json` holds. */
export function metadataOf(files: Record<string, Uint8Array>): unknown[] {
  const list: unknown = JSON.parse(textOf(files, 'metadata.json'));
  if (!Array.isArray(list)) throw new Error('metadata.json holds no list');
  return list;
}

/** Names of files below `directory` that this process has open. Linux tells. */
export async function openFilesIn(directory: string): Promise<string[]> {
  const descriptors = await readdir('/proc/self/fd');
  const targets = await Promise.all(
    descriptors.map((descriptor) => readlink(`/proc/self/fd/${descriptor}`).catch(() => '')),
  );
  return targets
    .filter((target) => target.startsWith(`${directory}/`))
    .map((target) => target.slice(directory.length + 1));
}
