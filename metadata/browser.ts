/** seedroll/metadata for browsers: the same library without files of a disk. */
import { provide } from './packages.js';
import { packagesOfBrowser } from './packages-of-browser.js';

export * from './exports.js';
export { readMetadata } from './read-source.js';

provide(packagesOfBrowser);
