/** A change as the log keeps it. */
export type ChangeEntry =
  | { kind: 'added' | 'removed' | 'changed'; directory: string; name: string }
  /** The directory is to be read again; those below it are told of by themselves. */
  | { kind: 'directory'; directory: string }
  /** The directory has gone with all below it. Where it is back again, that is told afterwards. */
  | { kind: 'directoryRemoved'; directory: string }
  /** The work in the background has begun or ended. */
  | { kind: 'status' };

export function directoryChange(directory: string): ChangeEntry {
  return { kind: 'directory', directory };
}

export function directoryRemoved(directory: string): ChangeEntry {
  return { kind: 'directoryRemoved', directory };
}
