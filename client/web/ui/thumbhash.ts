import { thumbHashToDataURL } from 'thumbhash';

/** Those that were asked for lately. */
const addresses = new Map<string, string>();
const MOST = 2000;

/** The address of the blurred picture that a thumbhash (base64) stands for; null where it is none. */
export function thumbhashAddress(hash: string): string | null {
  const known = addresses.get(hash);
  if (known !== undefined) return known;
  try {
    const address = thumbHashToDataURL(Uint8Array.from(atob(hash), (character) => character.charCodeAt(0)));
    if (addresses.size >= MOST) addresses.clear();
    addresses.set(hash, address);
    return address;
  } catch {
    return null;
  }
}
