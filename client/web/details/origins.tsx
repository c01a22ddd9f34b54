import type { ReactElement } from 'react';
import { FilterValue } from './filter-value.js';
import type { Metadata } from './parameters.js';
import { Section } from './section.js';
import type { OnFilter } from './use-filter.js';

interface OriginsProps {
  metadata: Metadata;
  onFilter: OnFilter | undefined;
}

/** What an image was made with besides its model: LoRAs, and what Civitai lists. */
export function Origins({
  metadata: { loras, resources, provenance },
  onFilter,
}: OriginsProps): ReactElement {
  const facts = [provenance?.vendor, provenance?.claimGenerator, provenance?.digitalSourceType];
  return (
    <>
      {loras.length > 0 && (
        <Section title={loras.length === 1 ? 'LoRA' : 'LoRAs'}>
          <ul className="text-[13px]">
            {loras.map(({ name, weight, hash }, at) => (
              <Item key={at} amount={weight} further={hash}>
                <FilterValue filter={name === '' ? null : { field: 'lora', value: name }} onFilter={onFilter}>
                  {name}
                </FilterValue>
              </Item>
            ))}
          </ul>
        </Section>
      )}
      {resources.length > 0 && (
        <Section title="Resources">
          <ul className="text-[13px]">
            {resources.map(({ type, name, version, versionId, air, hash, weight }, at) => (
              <Item key={at} amount={weight} further={joined([type, version, hash])}>
                <span className="break-words select-text">
                  {name ?? air ?? versionId ?? 'without a name'}
                </span>
              </Item>
            ))}
          </ul>
        </Section>
      )}
      {provenance !== null && (
        <Section title="Provenance (C2PA, not checked)">
          <ul className="text-[13px] break-words select-text">
            {facts.flatMap((fact, at) => (typeof fact === 'string' ? [<li key={at}>{fact}</li>] : []))}
          </ul>
        </Section>
      )}
    </>
  );
}

interface ItemProps {
  amount: number | null;
  further: string | null;
  children: ReactElement;
}

function Item({ amount, further, children }: ItemProps): ReactElement {
  return (
    <li className="flex items-baseline gap-3 py-0.5">
      <span className="min-w-0 grow">
        {children}
        {further !== null && further !== '' && (
          <span className="ml-2 text-xs break-words text-muted">{further}</span>
        )}
      </span>
      {amount !== null && <span className="shrink-0 text-muted tabular-nums">{amount}</span>}
    </li>
  );
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}
