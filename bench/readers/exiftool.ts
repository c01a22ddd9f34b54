import type { Contender } from '../measure.js';
import { inParallel } from './others.js';

interface ExifTool {
  read(path: string): Promise<object>;
  end(): Promise<void>;
}

/**
 * exiftool-vendored, where somebody has installed it: it brings 21 MB and a package for Windows alone, which is why it
 * is no dependency.
 */
export async function exifTool(
  share: number,
): Promise<{ contender: Contender; end(): Promise<void> } | null> {
  const name = 'exiftool-vendored';
  const loaded: unknown = await import(name).catch(() => null);
  if (typeof loaded !== 'object' || loaded === null || !('exiftool' in loaded)) return null;
  const tool = loaded.exiftool;
  if (!isExifTool(tool)) return null;
  return {
    contender: {
      name,
      share,
      run: (paths) => inParallel(paths, async (path) => Object.keys(await tool.read(path)).length),
    },
    end: () => tool.end(),
  };
}

function isExifTool(value: unknown): value is ExifTool {
  return typeof value === 'object' && value !== null && 'read' in value && 'end' in value;
}
