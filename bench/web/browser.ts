import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Starts the Chromium of this machine, or that of the package. */
export async function startBrowser(): Promise<Browser> {
  const found = PLACES.find((path) => path !== '' && existsSync(path));
  return chromium.launch({
    executablePath: found ?? (await packaged.executablePath()),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
}
