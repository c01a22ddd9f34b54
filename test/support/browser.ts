import { existsSync } from 'node:fs';
import { arch, platform } from 'node:process';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian and others put it; `CHROMIUM` names another place. */
const PLACES = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/**
 * The path of a Chromium: that of this machine, else one that came as a package, which there is for Linux on x64 alone. Null
 * elsewhere: tests that need one are skipped then, and say so.
 */
export const chromiumPath =
  PLACES.find((path) => path !== '' && existsSync(path)) ??
  (platform === 'linux' && arch === 'x64' ? await packaged.executablePath() : null);

/** Starts a browser that runs as root and without a network. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
