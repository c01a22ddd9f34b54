/**
 * Decodes a path of a URL, once. Sequences that are no UTF-8 decode to U+FFFD, and a `%` that begins no sequence
 * stays, so that a name like `100%.png` is found however a client wrote it.
 */
function decodePath(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (sequence) =>
    Buffer.from(sequence.replaceAll('%', ''), 'hex').toString(),
  );
}

/** The part of a request's path behind `prefix`, decoded once. */
export function pathBehind(prefix: string, url: string): string {
  const end = url.search(/[?#]/);
  // Clients of proxies send the whole URL.
  const path = (end < 0 ? url : url.slice(0, end)).replace(/^https?:\/\/[^/]*/i, '');
  return decodePath(path.slice(prefix.length));
}
