import type { RouterOutputs } from 'seedroll/client';

export type Metadata = RouterOutputs['metadata']['get'];

/** One thing that metadata tell, of every image that is compared. */
export interface MetadataRow {
  name: string;
  /** In the order of the images; null where one has none. */
  values: (string | null)[];
  /** Whether they are long, and compared by words. */
  isText: boolean;
  isSame: boolean;
}

/** What the metadata of several images say of the same thing, side by side. */
export function metadataRows(all: readonly Metadata[]): MetadataRow[] {
  const settings = all.map(settingsOf);
  const names = new Set(settings.flatMap((each) => [...each.keys()]));
  return [
    rowOf(
      'Prompt',
      all.map(({ prompt }) => prompt),
      true,
    ),
    rowOf(
      'Negative prompt',
      all.map(({ negativePrompt }) => negativePrompt),
      true,
    ),
    rowOf(
      'Seed',
      all.map(({ seed }) => seed ?? ''),
    ),
    ...[...names].map((name) =>
      rowOf(
        name,
        settings.map((each) => each.get(name) ?? ''),
      ),
    ),
  ].filter(({ values }) => values.some((value) => value !== null));
}

/** What is written, under the names that it has there; then what is told otherwise. */
function settingsOf({ parameters, loras, generator, format, errors }: Metadata): Map<string, string> {
  return new Map(
    [
      ...parameters.map(({ name, value }) => [name, value] as const),
      [
        'LoRAs',
        loras.map(({ name, weight }) => (weight === null ? name : `${name} ${String(weight)}`)).join(', '),
      ] as const,
      [
        'Program',
        [generator?.name, generator?.version].filter((part) => typeof part === 'string').join(' '),
      ] as const,
      ['Format', format ?? ''] as const,
      ['Cannot be read', errors.join(' ')] as const,
    ].filter(([name]) => name.toLowerCase() !== 'seed'),
  );
}

function rowOf(name: string, texts: readonly string[], isText = false): MetadataRow {
  return {
    name,
    values: texts.map((text) => (text === '' ? null : text)),
    isText,
    isSame: texts.every((text) => text === texts[0]),
  };
}
