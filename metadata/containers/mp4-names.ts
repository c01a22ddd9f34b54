/** What the names of four letters stand for, as FFmpeg and iTunes have it. */
const LETTERED: Readonly<Record<string, string>> = {
  '©cmt': 'comment',
  '©des': 'description',
  '©inf': 'information',
  '©nam': 'title',
  '©swr': 'software',
  '©too': 'encoder',
  '©ART': 'artist',
  desc: 'description',
  ldes: 'description',
};

/** What QuickTime's own names begin with (QuickTime File Format, "QuickTime metadata keys"). */
const QUICKTIME = 'com.apple.quicktime.';

/** The name of a text in plain words: `comment` for `©cmt`; others are as they are. */
export function plainName(name: string): string {
  if (name.startsWith(QUICKTIME)) return name.slice(QUICKTIME.length);
  return LETTERED[name] ?? name;
}
