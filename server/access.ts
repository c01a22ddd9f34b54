import type { IncomingMessage } from 'node:http';
import cors from 'cors';
import type { Request, RequestHandler } from 'express';
import { LRUCache } from 'lru-cache';
import { SeedrollError } from '../schema/errors.js';
import { hostOf, isAllowedHost, isLocalHost } from './hosts.js';
import type { FilledServerOptions } from './options.js';

/** `Host` headers that were let in lately: one machine has few names, and reading one takes some 2 % of a small answer. */
const HOSTS_KEPT = 100;

/**
 * Lets requests in that name a host which this server may answer to.
 * @returns Throws SeedrollError FORBIDDEN for others.
 */
export function hostCheck(allowed: readonly string[]): (request: IncomingMessage) => void {
  const letIn = new LRUCache<string, true>({ max: HOSTS_KEPT });
  // Browsers always name the host; what does not is none, and cannot be misled.
  return ({ headers: { host: address = 'localhost' } }) => {
    if (letIn.has(address)) return;
    const host = hostOf(address);
    if (host === null || !isAllowedHost(host, allowed)) {
      throw new SeedrollError(
        'FORBIDDEN',
        'This server does not answer to that host name; see --allow-host.',
      );
    }
    letIn.set(address, true);
  };
}

/**
 * One policy for every API: pages of this host, of this machine and of the local network may read answers; others
 * where the options say so. Never with credentials.
 */
export function crossOrigin({ allowedHosts, corsOrigins }: FilledServerOptions): RequestHandler {
  const isAllowed = (origin: string, ownHost: string | undefined): boolean => {
    if (corsOrigins.includes(origin)) return true;
    // Not `null`, which every sandboxed page claims, nor the schemes of browser extensions.
    const host = /^https?:/.test(origin) ? hostOf(origin) : null;
    return host !== null && (host === hostOf(ownHost ?? '') || isLocalHost(host, allowedHosts));
  };
  const isOpen = corsOrigins.includes('*');
  const policy = cors<Request>((request, decide) => {
    const { origin, host } = request.headers;
    const allowed = isOpen ? '*' : origin !== undefined && isAllowed(origin, host);
    decide(null, { origin: allowed, methods: ['GET', 'HEAD', 'POST'], maxAge: 600 });
  });
  return (request, response, next) => {
    // An answer without an origin differs from one with: a cache that mixed them up would keep a page from reading
    // (https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches).
    if (!isOpen) response.setHeader('Vary', 'Origin');
    // The package does nothing either where there is no origin, which takes it some time.
    if (isOpen || request.headers.origin !== undefined) policy(request, response, next);
    else next();
  };
}
