import type { Request, Response } from 'express';
import type { Part } from './pieces.js';

/** What is answered: a status, and the part of the file that goes with it, if any. */
export type Decision = { status: 200 | 206; part: Part } | { status: 304 | 412 | 416; part?: undefined };

/**
 * What a request is answered with, by its conditions and its range (RFC 9110, sections 13 and 14).
 * @param response Holds the `ETag` and the `Last-Modified` of the file.
 * @param size Bytes of the file.
 */
export function decide(request: Request, response: Response, size: number): Decision {
  if (!areMet(request, response)) return { status: 412 };
  if (request.fresh) return { status: 304 };
  const whole: Decision = { status: 200, part: { start: 0, length: size } };
  if (!isForThisVersion(request, response)) return whole;
  const ranges = request.range(size, { combine: true });
  if (ranges === -1) return isLongSuffix(request, size) ? whole : { status: 416 };
  // Ranges that cannot be read are passed over. So are several that do not join: any client takes the whole.
  const [range, ...others] = Array.isArray(ranges) && ranges.type === 'bytes' ? ranges : [];
  if (range === undefined || others.length > 0) return whole;
  return { status: 206, part: { start: range.start, length: range.end - range.start + 1 } };
}

/** `If-Match` and, without it, `If-Unmodified-Since`. */
function areMet({ headers }: Request, response: Response): boolean {
  const match = headers['if-match'];
  if (match !== undefined) {
    const tags = match.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return match.trim() === '*' || tags.includes(String(response.get('ETag')));
  }
  const unmodifiedSince = Date.parse(headers['if-unmodified-since'] ?? '');
  return Number.isNaN(unmodifiedSince) || lastModified(response) <= unmodifiedSince;
}

/** Whether the range is of the file as it is now; if not, the client needs the whole (`If-Range`). */
function isForThisVersion({ headers }: Request, response: Response): boolean {
  const version = headers['if-range'];
  if (typeof version !== 'string') return true;
  if (version.includes('"')) return version.trim() === response.get('ETag');
  return lastModified(response) === Date.parse(version);
}

function lastModified(response: Response): number {
  return Date.parse(response.get('Last-Modified') ?? '');
}

/** The last bytes of a file that has fewer are all that it has; `range-parser` takes that for no range at all. */
function isLongSuffix({ headers }: Request, size: number): boolean {
  const [, length] = /^ *bytes= *-(\d+) *$/.exec(headers.range ?? '') ?? [];
  return length !== undefined && size > 0 && Number(length) > size;
}
