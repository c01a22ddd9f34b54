import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Compiles the sources before the tests, for their threads, into a folder of this run alone: it is within the project,
 * since packages are found from there.
 * @returns What removes it.
 */
export default function build(): () => void {
  const project = fileURLToPath(new URL('..', import.meta.url));
  const target = `${project}node_modules/.seedroll-test-${process.pid}`;
  const options = ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', target];
  run('node_modules/typescript/bin/tsc', ...options);
  run('--import', 'tsx', 'scripts/bundle-threads.ts', target);
  process.env['SEEDROLL_BUILD'] = target;
  return () => rmSync(target, { recursive: true, force: true });

  function run(...command: string[]): void {
    execFileSync(process.execPath, command, { cwd: project, stdio: 'inherit' });
  }
}
