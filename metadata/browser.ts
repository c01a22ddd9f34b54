/** seedroll/metadata for browsers: the same library without files of a disk. */
export * from './exports.js';
export { readMetadata } from './read-source.js';
