import type { Provenance } from '../../schema/models/metadata.js';
import { contentOf, entryOf, listOf, textOf } from './c2pa-content.js';
import { signerOf } from './c2pa-signer.js';
import { vendorOf } from './c2pa-vendors.js';
import { isManifestStore, jumbfBoxes, superboxes, type Superbox } from './jumbf.js';

/** In front of the store there may be what the container wants to know about it. */
const MAX_STORE_OFFSET = 128;
/** Most manifests that are read, the newest ones: each program that edits a picture adds one. */
const MAX_MANIFESTS = 16;

/** Assertions that are read (C2PA 2.1, chapter 18); a number may stand behind the name of several of a kind. */
const ACTIONS = /^c2pa\.actions(?:\.v2)?(?:__\d+)?$/;
const METADATA = /^(?:c2pa\.metadata|cawg\.metadata|stds\.schema-org\.CreativeWork|stds\.iptc)/;

const SOURCE_TYPES = ['digitalSourceType', 'Iptc4xmpExt:DigitalSourceType', 'Iptc4xmpExt:digitalSourceType'];

/** What one manifest says. */
interface Manifest {
  /** The program that wrote the manifest. */
  claimGenerator: string | null;
  /** Names of programs and people, in the order in which they are to be believed. */
  names: string[];
  /** Source types of how the picture was created, and of what was done to it since. */
  created: string[];
  other: string[];
}

/**
 * Reads a C2PA manifest store (C2PA 2.1, chapter 11). The last manifest counts, and the ones before it tell what it does
 * not say: they are those of what the picture was made from. How it was created goes before what was done to it since,
 * such as a watermark, in whichever manifest. No signature is checked.
 * @returns Null where the bytes are no manifest store.
 */
export function readC2pa(manifestStore: Uint8Array): Provenance | null {
  const store = storeIn(manifestStore);
  if (store === null) return null;
  const manifests = superboxes(store.boxes).slice(-MAX_MANIFESTS).toReversed().map(readManifest);
  const [active] = manifests;
  if (active === undefined) return null;
  return {
    vendor: manifests.map(({ names }) => vendorOf(names)).find((vendor) => vendor !== null) ?? null,
    claimGenerator: active.claimGenerator,
    digitalSourceType:
      manifests.flatMap(({ created }) => created)[0] ?? manifests.flatMap(({ other }) => other)[0] ?? null,
  };
}

function storeIn(bytes: Uint8Array): Superbox | null {
  const end = Math.min(bytes.length, MAX_STORE_OFFSET);
  for (let at = 0; at < end; at++) {
    const box = bytes.subarray(at);
    if (isManifestStore(box)) return superboxes(jumbfBoxes(box))[0] ?? null;
  }
  return null;
}

function readManifest({ boxes }: Superbox): Manifest {
  const parts = superboxes(boxes);
  const claim = contentOf(parts.find(({ label }) => label.startsWith('c2pa.claim'))?.boxes ?? []);
  const signature = contentOf(parts.find(({ label }) => label === 'c2pa.signature')?.boxes ?? []);
  const assertions = superboxes(parts.find(({ label }) => label === 'c2pa.assertions')?.boxes ?? []);
  const actions = assertions.filter(({ label }) => ACTIONS.test(label)).flatMap(actionsOf);
  const metadata = assertions.filter(({ label }) => METADATA.test(label)).map((box) => contentOf(box.boxes));
  const programs = listOf(entryOf(claim, 'claim_generator_info')).map(nameOf);
  const claimGenerator = textOf(entryOf(claim, 'claim_generator'));
  return {
    claimGenerator: claimGenerator ?? programs.find(isKnown) ?? null,
    names: [
      ...programs,
      ...actions.map((action) => nameOf(entryOf(action, 'softwareAgent'))),
      claimGenerator,
      ...metadata.flatMap((item) =>
        ['author', 'creator'].flatMap((key) => listOf(entryOf(item, key)).map(nameOf)),
      ),
      signerOf(signature),
    ].filter(isKnown),
    created: actions.filter(isCreation).map(sourceTypeOf).filter(isKnown),
    other: [...actions, ...metadata].map(sourceTypeOf).filter(isKnown),
  };
}

function actionsOf({ boxes }: Superbox): unknown[] {
  return listOf(entryOf(contentOf(boxes), 'actions'));
}

function isCreation(action: unknown): boolean {
  return entryOf(action, 'action') === 'c2pa.created';
}

function sourceTypeOf(value: unknown): string | null {
  return SOURCE_TYPES.map((key) => textOf(entryOf(value, key))).find(isKnown) ?? null;
}

/** A name alone, or in a map of more. */
function nameOf(value: unknown): string | null {
  return textOf(value) ?? textOf(entryOf(value, 'name'));
}

function isKnown(text: string | null): text is string {
  return text !== null;
}
