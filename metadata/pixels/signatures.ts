/** In which bits of a pixel a text is hidden. */
export interface HidingPlace {
  /** The first channel whose lowest bit is taken, and how many there are. */
  readonly firstChannel: number;
  readonly channelCount: number;
  readonly signatures: readonly Signature[];
}

/** What stands in front of a hidden text. */
export interface Signature {
  readonly bytes: Uint8Array;
  /** As carriers have it: `stealth:` and what stands behind `stealth_`. */
  readonly carrier: string;
  readonly isCompressed: boolean;
}

export const SIGNATURE_LENGTH = 15;

/**
 * Where texts are hidden, as `stealth_pnginfo` of ashen-sensored has it, which others follow. The colours come first,
 * since its reader asks them first.
 */
export const hidingPlaces: readonly HidingPlace[] = [
  { firstChannel: 0, channelCount: 3, signatures: [signature('rgbinfo'), signature('rgbcomp')] },
  { firstChannel: 3, channelCount: 1, signatures: [signature('pnginfo'), signature('pngcomp')] },
];

function signature(kind: string): Signature {
  return {
    bytes: new TextEncoder().encode(`stealth_${kind}`),
    carrier: `stealth:${kind}`,
    isCompressed: kind.endsWith('comp'),
  };
}
