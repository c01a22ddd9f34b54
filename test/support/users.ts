/** The user who owns nothing. */
export const NOBODY = 65_534;

/** Makes permissions bind this process: root, who may read everything, becomes somebody else until disposed of. */
export function becomeBoundUser(): Disposable {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  return {
    [Symbol.dispose]() {
      if (isRoot) process.seteuid?.(0);
    },
  };
}
