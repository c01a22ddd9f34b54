import { exit } from 'node:process';
import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run test:api -- [relative/path] [--url http://127.0.0.1:5000]
  relative/path  a directory, relative to the server's base directory; that one if left out
  --url          where the server is`;

export interface CommandLine {
  /** Relative to the base directory, separated by `/`; empty for the base directory. */
  directory: string;
  /** Without a slash at its end. */
  url: string;
}

/** Reads the command line. Ends the program where it makes no sense, or asks for help. */
export function readCommandLine(): CommandLine {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:5000' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      return exit(0);
    }
    if (positionals.length > 1)
      throw new Error('expected one directory; put quotes around a name with spaces');
    const [directory = ''] = positionals;
    return {
      directory: directory.replace(/^(?:\.?\/)+|^\.$|\/+$/g, ''),
      url: new URL(values.url).href.replace(/\/+$/, ''),
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return exit(1);
  }
}
