import { lazy, type ReactElement, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { ChevronRight } from 'lucide-react';
import type { Metadata } from './parameters.js';
import { RawField } from './raw-field.js';
import { SearchField } from './search-field.js';
import { matchesOf } from './text-rows.js';

const TextDialog = lazy(() => import('./text-dialog.js').then(({ TextDialog }) => ({ default: TextDialog })));

export interface RawFieldsProps {
  metadata: Metadata;
  /** Name of the file, for what is saved. */
  name: string;
  /** Whether it is shown before anybody asks: where nothing else tells what stands in the file. */
  isOpenAtFirst: boolean;
}

/** Every text in the file as it was found, and where it stood. */
export function RawFields({
  metadata: { raw, carrier },
  name,
  isOpenAtFirst,
}: RawFieldsProps): ReactElement | null {
  const [isChosen, setIsChosen] = useState<boolean | null>(null);
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<number | null>(null);
  const wanted = useDeferredValue(query);
  const isOpen = isChosen ?? isOpenAtFirst;
  const matches = useMemo(
    () => (isOpen ? raw.map(({ text }) => matchesOf(text, wanted)) : []),
    [raw, wanted, isOpen],
  );
  if (raw.length === 0) return null;
  const count = matches.reduce((sum, found) => sum + found.length, 0);
  const large = shown === null ? undefined : raw[shown];
  return (
    <section className="px-4 py-2">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsChosen(!isOpen)}
          className="-ml-1 flex h-8 items-center gap-1 rounded pr-2 text-xs font-medium text-muted hover:text-ink pointer-coarse:h-10"
        >
          <ChevronRight size={14} aria-hidden="true" className={isOpen ? 'rotate-90' : undefined} />
          {`Raw fields (${String(raw.length)})`}
        </button>
      </h3>
      {isOpen && (
        <>
          <SearchField label="Search in the raw fields" value={query} onChange={setQuery} count={count} />
          <ul className="mt-2 flex flex-col gap-3">
            {raw.map((field, at) => (
              <RawField
                key={at}
                field={field}
                name={name}
                isRead={field.carrier === carrier}
                matches={matches[at] ?? []}
                onShowAll={() => setShown(at)}
              />
            ))}
          </ul>
        </>
      )}
      {large !== undefined && (
        <Suspense>
          <TextDialog
            title={large.carrier}
            text={large.text}
            what={large.carrier}
            fileName={`${name} ${large.carrier}`}
            searched={query}
            onClose={() => setShown(null)}
          />
        </Suspense>
      )}
    </section>
  );
}
