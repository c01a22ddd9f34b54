import { originalAddress, thumbnailAddress } from '../schema/addresses.js';
import { SeedrollError } from '../schema/errors.js';
import type { GroupPreview, ImagePreview } from '../schema/models/previews.js';
import { isLeftOut } from './door.js';
import type { Entered } from './entrance.js';
import { versionOf } from './file-version.js';
import { GroupSummaries } from './group-summaries.js';
import { pathOfId } from './ids.js';
import { describePath } from './image-paths.js';
import type { Parts } from './parts.js';
import { type PreviewDirectory, previewFile, type PreviewFile } from './preview-files.js';

/** What one request asks of previews: little of many, each with an address of its thumbnail. */
export class PreviewReader {
  readonly #parts: Parts;
  readonly #summaries: GroupSummaries;

  constructor(
    parts: Parts,
    enter: (path: string, recursive: boolean) => Promise<Entered>,
    signal: AbortSignal | undefined,
  ) {
    this.#parts = parts;
    this.#summaries = new GroupSummaries(parts, enter, signal);
  }

  /** Per id, in their order; null where there is no such image. */
  async images(ids: readonly string[]): Promise<(ImagePreview | null)[]> {
    const directories = new Map<string, Promise<PreviewDirectory | null>>();
    const resolve = (path: string): Promise<PreviewDirectory | null> => {
      const known = directories.get(path) ?? this.#resolve(path);
      directories.set(path, known);
      return known;
    };
    const files = ids.map(async (id) => {
      const path = readId(id);
      if (path === null) return null;
      const { directory: asked, filename } = describePath(path);
      const directory = await resolve(asked);
      return directory === null ? null : previewFile(this.#parts, directory, filename);
    });
    return this.#describe(await Promise.all(files));
  }

  /** Per id, in their order; null where there is no such group. */
  async groups(ids: readonly string[]): Promise<(GroupPreview | null)[]> {
    const summaries = await this.#summaries.of(ids);
    const covers = await this.#describe(summaries.map((summary) => summary?.cover ?? null));
    return summaries.map((summary, index) => {
      const cover = covers[index] ?? null;
      return summary === null || cover === null ? null : { ...summary.preview, cover };
    });
  }

  async #resolve(path: string): Promise<PreviewDirectory | null> {
    try {
      const { path: asked, real } = await this.#parts.door.resolve(path);
      return { asked, real };
    } catch (error) {
      if (isLeftOut(error)) return null;
      throw error;
    }
  }

  async #describe(files: readonly (PreviewFile | null)[]): Promise<(ImagePreview | null)[]> {
    const versions = files.map((file) => (file === null ? '' : versionOf(file.canonical, file.stats)));
    const pictures = await this.#parts.thumbnails.known(versions);
    return files.map((file, index) => {
      if (file === null) return null;
      const image = describePath(file.path);
      const version = versions[index] ?? '';
      const { width = null, height = null, thumbhash } = pictures[index] ?? {};
      return {
        ...image,
        version,
        width,
        height,
        thumbhash: thumbhash === undefined ? null : Buffer.from(thumbhash).toString('base64'),
        thumbnail: thumbnailAddress(image.id, version),
        original: originalAddress(image.path, version),
        date: file.stats.mtime.toISOString(),
      };
    });
  }
}

/** The path in the id of an image; null where the id is none. */
function readId(id: string): string | null {
  try {
    return pathOfId('image', id);
  } catch (error) {
    if (error instanceof SeedrollError) return null;
    throw error;
  }
}
