import { networkInterfaces } from 'node:os';
import type { RunningServer } from './serve.js';
import { version } from './version.js';

/** What is printed once requests are served. Says who can reach the server when others than this machine can. */
export function greeting({ address, url, baseDirectory, extensions }: RunningServer): string {
  const lines = [`seedroll ${version} serves "${baseDirectory}" (${extensions.join(' ')}) at ${url}`];
  if (!isLoopback(address.address)) {
    const urls = outsideAddresses(address.address).map((ip) => `http://${ip}:${address.port}`);
    lines.push(
      `Anyone who can reach this machine over the network can see every image${urls.length > 0 ? `, at ${urls.join(' or ')}` : ''}.`,
      'To keep it to this machine: --host 127.0.0.1',
    );
  }
  lines.push(`Open ${url} to browse. API: /api/docs   GraphQL: /graphql   tRPC: /trpc   Ctrl+C ends it.`);
  return lines.join('\n');
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address.startsWith('::ffff:127.');
}

/** The addresses others reach this machine by: the one listened on, or all of them. */
function outsideAddresses(address: string): string[] {
  if (address !== '0.0.0.0' && address !== '::') return [address.includes(':') ? `[${address}]` : address];
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address: ip }) => ip);
}
