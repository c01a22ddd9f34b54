/**
 * seedroll/metadata: reads what AI image generators write into their files. Needs no server, database or threads.
 * This is the entry for Node; `browser.ts` is the one for browsers.
 */
export * from './exports.js';
export { readMetadata, readParameters } from './read-file.js';
