/** Files that browsers play rather than show. */
const VIDEO = /\.(?:mp4|m4v|mov|webm|mkv)$/i;

/** Whether a file is a video, by its ending. */
export function isVideo({ filename }: { filename: string }): boolean {
  return VIDEO.test(filename);
}
