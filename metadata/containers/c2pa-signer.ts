import { decodeText } from '../bytes/decode.js';
import { decodeCbor, entryOf, listOf } from './c2pa-content.js';

/** Where COSE keeps the certificates (RFC 9360, chapter 2); C2PA had the name before the number. */
const CERTIFICATES = [33, 'x5chain'];
/** 2.5.4.10, the organisation, in DER (RFC 5280, appendix A). */
const ORGANISATION = [0x06, 0x03, 0x55, 0x04, 0x0a];
/** Types of text in DER that are ASCII or UTF-8. */
const TEXT_TYPES: ReadonlySet<number> = new Set([0x0c, 0x13, 0x14, 0x16]);
/** Lengths from here on are of several bytes; no organisation has such a name. */
const LONG_LENGTH = 0x80;

/**
 * The organisation that a manifest is signed by, as its certificate names it. The signature itself is not checked.
 * @param signature COSE_Sign1 (RFC 9052, chapter 4.2): protected headers as bytes, headers, payload, signature.
 */
export function signerOf(signature: unknown): string | null {
  const [protectedHeaders, headers] = listOf(signature);
  const known = protectedHeaders instanceof Uint8Array ? decodeCbor(protectedHeaders) : undefined;
  for (const map of [known, headers]) {
    for (const key of CERTIFICATES) {
      const [certificate] = listOf(entryOf(map, key));
      if (certificate instanceof Uint8Array) return organisationIn(certificate);
    }
  }
  return null;
}

/** The second organisation in a certificate is that of its owner; the first is that of its issuer. */
function organisationIn(certificate: Uint8Array): string | null {
  const found: string[] = [];
  for (
    let at = certificate.indexOf(0x06);
    at >= 0 && found.length < 2;
    at = certificate.indexOf(0x06, at + 1)
  ) {
    if (!ORGANISATION.every((byte, index) => certificate[at + index] === byte)) continue;
    const [type = 0, length = LONG_LENGTH] = certificate.subarray(at + ORGANISATION.length);
    const start = at + ORGANISATION.length + 2;
    if (!TEXT_TYPES.has(type) || length >= LONG_LENGTH) continue;
    found.push(decodeText(certificate.subarray(start, start + length)));
  }
  return found.at(-1) ?? null;
}
