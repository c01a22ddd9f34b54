import { useQuery } from '@tanstack/react-query';
import type { Metadata } from './parameters.js';

/** Numbers of files, by which what was read from them is kept: two may have the same name, size and date. */
const numbers = new WeakMap<File, number>();
let last = 0;

/** Reads a file of somebody's own computer, in the browser, with the library that the server uses too. */
export function useFileMetadata(file: File) {
  return useQuery({
    queryKey: ['file', numberOf(file)],
    queryFn: () => read(file),
    networkMode: 'always',
    retry: false,
    gcTime: 0,
  });
}

async function read(file: File): Promise<Metadata> {
  const { promptWords, readMetadata } = await import('seedroll/metadata');
  const metadata = await readMetadata(file);
  return { ...metadata, promptWords: promptWords(metadata.prompt) };
}

function numberOf(file: File): number {
  const known = numbers.get(file);
  if (known !== undefined) return known;
  numbers.set(file, ++last);
  return last;
}
