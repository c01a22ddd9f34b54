/**
 * What Node does in native code; null elsewhere. Not imported by the names of the modules, which a browser would look for
 * in vain.
 */
export const ofNode =
  typeof process === 'object' && 'getBuiltinModule' in process
    ? {
        buffer: process.getBuiltinModule('buffer'),
        module: process.getBuiltinModule('module'),
        zlib: process.getBuiltinModule('zlib'),
      }
    : null;
