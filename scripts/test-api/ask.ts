import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { Json } from './json.js';

export interface Question {
  /** Path and query, encoded. */
  path: string;
  method?: 'GET' | 'HEAD' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  /** What the bytes say where they are JSON; else nothing. */
  json: Json;
  /** From the question to the last byte. */
  milliseconds: number;
}

/** Longest wait for an answer, in milliseconds. The first answer for a folder of a million files takes a while. */
const PATIENCE = 120_000;

/**
 * Asks a server. Not by `fetch`: that refuses ports which browsers refuse, such as 5060 and 5061, and it tidies
 * paths, which would hide how the server takes untidy ones.
 * @throws Error where no whole answer comes.
 */
export async function ask(
  url: string,
  { path, method = 'GET', headers = {}, body }: Question,
): Promise<Answer> {
  const start = performance.now();
  const base = new URL(url);
  const { request } = base.protocol === 'https:' ? https : http;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = {
      method,
      headers,
      path: base.pathname.replace(/\/$/, '') + path,
      signal: AbortSignal.timeout(PATIENCE),
    };
    request(base, options, resolve).once('error', reject).end(body);
  });
  const bytes = Buffer.concat(await response.toArray());
  const isJson = response.headers['content-type']?.includes('json') === true;
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    bytes,
    json: Json.parse(isJson ? bytes.toString() : ''),
    milliseconds: performance.now() - start,
  };
}

/** Why a question got no answer, in a few words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

/** What an answer says of its error: REST has the text in `error` itself, tRPC in its `message`. */
export function messageOf({ json }: Answer): string {
  return json.at('error').text || json.at('error', 'message').text;
}
