import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import staticFiles from 'express-static-gzip';
import helmet from 'helmet';
import { addVary } from './vary.js';

/** Where the build puts the page: `dist/web`, seen from the sources and from what they are compiled to. */
const BUILT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/web' : '../web', import.meta.url),
);

const PAGE = 'index.html';

/**
 * The web page: `/`, and the files beside it that it loads. What else it shows stands in the query. Requests for what is not
 * there, or while the page is not built, are passed on.
 * @param directory Holds `index.html`, and in `assets` what never changes under its name.
 */
export function webPage(directory: string = BUILT): Router {
  const router = Router();
  // The page has one address.
  router.get(`/${PAGE}`, (_request, _response, next) => next('router'));
  // What is no path names no file; `express-static-gzip` would answer by itself.
  router.use(({ path }, _response, next) => next(isPath(path) ? undefined : 'router'));
  router.use(
    staticFiles(directory, {
      index: PAGE,
      // The build has compressed what is in `assets` as far as goes.
      enableBrotli: true,
      orderPreference: ['br', 'gz'],
      serveStatic: {
        redirect: false,
        // npm gives every file of a package the same time.
        lastModified: false,
        setHeaders: (response, path: string) => {
          // `express-static-gzip` writes over what was there.
          addVary(response, 'Origin');
          if (relative(directory, path).startsWith(`assets${sep}`))
            response.setHeader('Cache-Control', FOR_EVER);
          else revalidate(response, path);
          if (extname(path) === '.html') protect(response.req, response, () => undefined);
        },
      },
    }),
  );
  return router;
}

function isPath(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

/** A year, which is as long as caches take. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** A file is known by its content: that of the next version may well have as many bytes, and has the same time. */
function revalidate(response: ServerResponse, path: string): void {
  response.setHeader('Cache-Control', 'no-cache');
  const digest = digestOf(path);
  // Weak, since it may be compressed on its way.
  if (digest !== null) response.setHeader('ETag', `W/"${digest}"`);
}

/** Null where the file has gone just now: whoever sends it says so. */
function digestOf(path: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('base64url');
  } catch {
    return null;
  }
}

/**
 * Prompts and names are what strangers wrote; so the page runs and shows nothing but what came with it. Trusted types
 * (https://www.w3.org/TR/trusted-types/) keep text from becoming markup or script where the code would let it.
 */
const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      // The one that the page may make, for the addresses of its workers.
      trustedTypes: ['seedroll'],
    },
  },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  // Addresses hold what was searched for.
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
});
