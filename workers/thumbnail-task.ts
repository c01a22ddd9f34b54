import { hash } from 'node:crypto';
import type { ThumbnailWidth } from '../schema/models/previews.js';
import { makePicture, type MadePicture } from './thumbnail-picture.js';
import { readPictureFile } from './thumbnail-file.js';

/** What tells one state of a file from another, as the system has it. */
export interface PictureStamp {
  ino: bigint;
  size: bigint;
  mtimeNs: bigint;
  ctimeNs: bigint;
}

export interface PictureTask {
  /** Absolute, without links. */
  path: string;
}

export interface ThumbnailTask extends PictureTask {
  width: ThumbnailWidth;
}

/** What a task has found out about the file that it read. */
export type TaskAnswer<Found> =
  /** The system's code for why it could not be opened. */
  | { kind: 'unopened'; code: string }
  | ({ kind: 'failed'; reason: string } & ReadState)
  | ({ kind: 'done'; hash: Uint8Array } & Found & ReadState);

interface ReadState {
  stamp: PictureStamp;
  /** Whether the file can hold nothing else as long as it has this stamp: not where it was just being written. */
  isSettled: boolean;
}

export type IdentifiedPicture = TaskAnswer<object>;
export type MadeThumbnail = TaskAnswer<MadePicture>;

/** Runs in a worker thread: tells what a file holds by its SHA-256. */
export function identify({ path }: PictureTask): IdentifiedPicture {
  const file = readPictureFile(path);
  if ('code' in file) return { kind: 'unopened', code: file.code };
  const { bytes, ...state } = file;
  if (typeof bytes === 'string') return { kind: 'failed', reason: bytes, ...state };
  return { kind: 'done', hash: digest(bytes), ...state };
}

/** Runs in a worker thread: makes the thumbnail of a file. */
export default async function makeThumbnail({ path, width }: ThumbnailTask): Promise<MadeThumbnail> {
  const file = readPictureFile(path);
  if ('code' in file) return { kind: 'unopened', code: file.code };
  const { bytes, ...state } = file;
  if (typeof bytes === 'string') return { kind: 'failed', reason: bytes, ...state };
  const made = await makePicture(bytes, width);
  if (typeof made === 'string') return { kind: 'failed', reason: made, ...state };
  return { kind: 'done', hash: digest(bytes), ...made, ...state };
}

function digest(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', bytes, 'buffer'));
}
