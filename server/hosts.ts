import { BlockList, isIP } from 'node:net';
import { hostname } from 'node:os';

/** Suffixes that no public domain can end in, so a name below one was given by whoever runs the local network. */
const LOCAL_SUFFIXES = ['.localhost', '.local', '.lan', '.home', '.home.arpa', '.internal'];

/**
 * Whether a server may answer to a host name. A web page anywhere can point a name of its own at this machine and
 * then read answers as if they were its own (DNS rebinding). Addresses, names without a dot and names that are
 * only ever local cannot be used for that; others must be allowed.
 * @param host Host name or address, without a port.
 */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return (
    isIP(name.replace(/^\[|\]$/g, '')) !== 0 ||
    !name.includes('.') ||
    LOCAL_SUFFIXES.some((suffix) => name.endsWith(suffix)) ||
    name === hostname().toLowerCase() ||
    allowed.some((other) => other.toLowerCase() === name)
  );
}

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}
PRIVATE.addSubnet('::1', 128, 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/**
 * Whether a page from a host is one of this machine or of the local network. Stricter than `isAllowedHost`: anybody
 * can serve a page from a public address.
 */
export function isLocalHost(host: string, allowed: readonly string[]): boolean {
  const address = host.replace(/^\[|\]$/g, '');
  const version = isIP(address);
  return version === 0
    ? isAllowedHost(host, allowed)
    : PRIVATE.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** The host name in a `Host` header or an origin, or null where it has none. */
export function hostOf(address: string): string | null {
  try {
    const { hostname: name } = new URL(address.includes('://') ? address : `http://${address}`);
    return name === '' ? null : name;
  } catch {
    return null;
  }
}
