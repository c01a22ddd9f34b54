import { readFileSync, writeFileSync } from 'node:fs';

/** Where Linux resets what the highest memory of a process was: proc_pid_clear_refs(5). */
const RESET_PEAK = '5';

/** The most memory that a process has had resident, in MB of a million bytes; null where the system does not tell. */
export function peakMemory(pid: number | 'self'): number | null {
  return memoryOf(pid, 'VmHWM');
}

/** The memory that a process has resident now, in MB of a million bytes. */
export function residentMemory(pid: number): number | null {
  return memoryOf(pid, 'VmRSS');
}

/** From now on `peakMemory` tells of what comes. Where the system cannot, it goes on telling of all. */
export function resetPeakMemory(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, RESET_PEAK);
  } catch {
    // Then the figure is that of the whole life of the process, which is no less.
  }
}

function memoryOf(pid: number | 'self', field: string): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
    return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6;
  } catch {
    return null;
  }
}
