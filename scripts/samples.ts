import { argv } from 'node:process';
import { makeSampleLibrary, SAMPLE_DIRECTORY } from '../samples/library.js';

const directory = argv[2] ?? SAMPLE_DIRECTORY;

try {
  console.log(`${await makeSampleLibrary(directory)} images in ${directory}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
