import type { ThumbnailWidth } from '../../schema/models/previews.js';

/** A picture of which a thumbnail was made. */
export interface Picture {
  /** As it is shown, in pixels. */
  width: number;
  height: number;
  thumbhash: Uint8Array;
}

export interface Thumbnail {
  /** WebP. */
  bytes: Uint8Array;
  /** Another one for other bytes. */
  etag: string;
  /** Of the file that it was made of. */
  version: string;
  /** Whether the version stands for these contents alone: not while the file was being written. */
  isSettled: boolean;
}

/** An image file that has passed the door. */
export interface PictureFile {
  /** Relative to the base directory, without links in it. */
  path: string;
  /** Absolute, without links. */
  real: string;
}

/** Makes thumbnails, and keeps them. */
export interface Thumbnails extends AsyncDisposable {
  /** What is known of pictures by the versions of their files; null where no thumbnail was made. */
  known(versions: readonly string[]): Promise<(Picture | null)[]>;
  /**
   * @param signal Once aborted, the request leaves the queue; what is being made is made.
   * @throws SeedrollError UNREADABLE_IMAGE where it cannot be decoded, NOT_FOUND, FORBIDDEN, BUSY, CANCELLED.
   */
  get(file: PictureFile, width: ThumbnailWidth, signal?: AbortSignal): Promise<Thumbnail>;
}
