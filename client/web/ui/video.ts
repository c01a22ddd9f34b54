/** Of these browsers show no picture in an `img`, and there are no thumbnails. */
const VIDEOS = /\.(?:mp4|m4v|mov|webm|mkv)$/i;

/** Whether a file of this name is a video. */
export function isVideo(filename: string): boolean {
  return VIDEOS.test(filename);
}
