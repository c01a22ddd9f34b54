import type { Generator } from '../../schema/models/metadata.js';

/** How each fork writes `Version`, most particular first. */
const FORKS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^neo\b/, 'Forge Neo'],
  [/^classic\b/, 'Forge Classic'],
  [/^f\d+\.\d+\.\d+-v\d+\.\d+\.\d+RC/, 'EasyReforge'],
  [/^f\d+\.\d+\.\d+v\d+\.\d+\.\d+/, 'Forge'],
  [/^f\d+\.\d+.*v\d/, 'reForge'],
  [/^Fooocus\b/, 'Fooocus'],
  [/^ComfyUI\b/, 'ComfyUI'],
];

/**
 * Which program wrote an infotext. Early versions of AUTOMATIC1111 and several compatible savers write no
 * version; theirs is the format's own name.
 * @param version The value of `Version`.
 * @param app The value of `App`, which only SD.Next writes.
 */
export function identifyFork(version: string | null, app: string | null): Generator {
  if (app !== null) return { name: app, version };
  return { name: (version === null ? null : forkOf(version)) ?? 'AUTOMATIC1111', version };
}

function forkOf(version: string): string | null {
  // AUTOMATIC1111's own, of nearly all files: no pattern need be tried.
  if (version.startsWith('v')) return null;
  for (const [pattern, name] of FORKS) {
    if (pattern.test(version)) return name;
  }
  return null;
}
