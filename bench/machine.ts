import { availableParallelism, loadavg } from 'node:os';

/** What figures depend on: cores, version, and what else is running. To be asked before the measuring begins. */
export function describeMachine(): string {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  return `${cores} cores, Node ${process.versions.node}, load average before it began: ${load.toFixed(2)}.`;
}
