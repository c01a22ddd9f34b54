/** An image, as the list of groups described it. */
export interface KnownImage {
  /** Relative to the directory that was asked for. */
  path: string;
  filename: string;
  /** Exact decimal text; empty where the file name holds none. */
  seed: string;
}

/** What REST said of the directory, for the other APIs to agree with. */
export interface KnownGroups {
  total: string;
  /** The images of the first group. */
  images: KnownImage[];
}

/** A path of a file or directory as part of a URL: its slashes stay. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** A query string, without what is empty. */
export function queryOf(values: Readonly<Record<string, string>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== '');
  return given.length === 0
    ? ''
    : `?${given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

/** A number with its noun. */
export function many(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** The beginning of a text on one line; letters and emoji of several code points stay whole. */
export function beginning(text: string, length = 60): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const letters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  return letters.length <= length ? letters.join('') : `${letters.slice(0, length).join('')}…`;
}
