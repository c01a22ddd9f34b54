import { z } from 'zod';

const Count = z.number().int().nonnegative();

/** What the catalog knows, and what it is at. */
export const LibraryStatus = z.object({
  phase: z
    .enum(['names', 'metadata', 'checking', 'idle', 'away'])
    .describe(
      'What goes on in the background: reading names of files, reading metadata, looking for files that were rewritten, nothing; ' +
        '`away` while the base directory or the catalog cannot be used.',
    ),
  directories: Count,
  images: Count.describe('Known by name.'),
  groups: Count,
  parsed: Count.describe('Images with metadata.'),
  withoutMetadata: Count.describe('Images that were read and hold none.'),
  unreadable: Count.describe('Images that cannot be read; `library.unreadable` names them.'),
  unparsed: Count.describe('Images that are still to be read.'),
  filesPerSecond: z.number().nullable().describe('Of the work in the background; null where there is none.'),
  secondsLeft: z.number().nullable().describe('At this rate; null where it cannot be known.'),
  watched: Count.describe('Directories of which the system tells changes by itself.'),
  unwatched: Count.describe(
    'Directories of which it does not: files rewritten in place are found by rescans.',
  ),
  watchProblem: z.string().nullable().describe('Why some directories are not watched.'),
  catalog: z.enum(['file', 'memory']).describe('Where the catalog is kept.'),
  catalogProblem: z.string().nullable().describe('Why it is not where it was wanted.'),
  loopDelay: z
    .number()
    .describe(
      'Milliseconds that the worst percent of what is due waits for the main thread, in the last minutes.',
    ),
  catalogBytes: Count.describe('Size of the catalog.'),
});
export type LibraryStatus = z.infer<typeof LibraryStatus>;

/** An image that cannot be read. */
export const UnreadableImage = z.object({
  id: z.string().describe('Opaque; hand it back as it is.'),
  path: z.string().describe('Relative to the base directory, separated by `/`.'),
  reason: z.string(),
});
export type UnreadableImage = z.infer<typeof UnreadableImage>;
