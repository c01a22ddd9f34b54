/** Milliseconds between looks at the parent process. */
const INTERVAL = 250;

/**
 * Calls back once, when a program that npm runs has lost its parent. A signal to npm ends npm and its shell; some
 * shells do not pass it on, and a server would be left behind on its port.
 */
export function onOrphaned(callback: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, INTERVAL).unref();
}
