import { type ReactElement, useState } from 'react';
import { seedrollError } from 'seedroll/client';
import { Button } from '../ui/button.js';
import type { FacetSection } from './facet-sections.js';
import { FacetRow } from './facet-row.js';
import type { FacetValues as Values } from './use-facet-values.js';
import { useValueKeys } from './use-value-keys.js';

/** Values that are shown until somebody wants to see all. */
const FEW = 8;
/** From how many values on they can be looked through. */
const MANY = 16;

/** The values of a section, the most frequent first. */
export function FacetValues({ section, values }: { section: FacetSection; values: Values }): ReactElement {
  const [isLong, setIsLong] = useState(false);
  const [filter, setFilter] = useState('');
  const { active, ...keys } = useValueKeys();
  if (values.isUnreadable) return <p className="px-3 py-1 text-xs text-muted">The search cannot be read.</p>;
  if (values.error !== null && !values.isBusy) return <Failure error={values.error} retry={values.retry} />;
  if (values.values === null) return <Placeholder />;
  if (values.values.length === 0) return <p className="px-3 py-1 text-xs text-muted">None here.</p>;
  const all = values.values;
  const wanted = filter.trim().toLowerCase();
  const found = wanted === '' ? all : all.filter(({ value }) => value.toLowerCase().includes(wanted));
  const shown = isLong ? found : found.slice(0, FEW);
  const reachable = (shown.find(({ value }) => value === active) ?? shown[0])?.value;
  const most = Math.max(...all.map(({ count }) => count ?? 0));
  return (
    <>
      {isLong && all.length >= MANY && (
        <input
          type="search"
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
          placeholder={`Find in ${section.label}`}
          aria-label={`Find in ${section.label}`}
          className="mx-3 mb-1 h-7 w-[calc(100%-1.5rem)] rounded border border-line bg-base px-2 text-xs placeholder:text-muted pointer-coarse:h-10 pointer-coarse:text-[16px]"
        />
      )}
      <ul {...keys}>
        {shown.map((value) => (
          <FacetRow
            key={value.value}
            section={section}
            value={value}
            most={most}
            isReachable={value.value === reachable}
          />
        ))}
      </ul>
      {wanted !== '' && found.length === 0 && (
        <p className="px-3 py-1 text-xs text-muted">None of that name.</p>
      )}
      <div className="flex gap-3 px-3">
        {(isLong || all.length > FEW) && (
          <TextButton
            label={isLong ? 'Show fewer' : `Show ${all.length - FEW} more`}
            onClick={() => {
              setIsLong(!isLong);
              setFilter('');
            }}
          />
        )}
        {isLong && !values.isComplete && values.more !== null && (
          <TextButton label="Load more" onClick={values.more} />
        )}
        {isLong && !values.isComplete && values.more === null && (
          <span className="py-1 text-xs text-muted">The {all.length} most frequent</span>
        )}
      </div>
    </>
  );
}

function Failure({ error, retry }: { error: unknown; retry: () => void }): ReactElement {
  return (
    <div role="alert" className="px-3 py-1 text-xs text-muted">
      <p className="mb-1 break-words">{seedrollError(error)?.message ?? 'The server does not answer.'}</p>
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}

/** As high as a few values, so that little moves when they come. */
function Placeholder(): ReactElement {
  return (
    <div aria-hidden="true" className="space-y-2.5 px-3 py-1.5">
      {[60, 80, 45].map((width) => (
        <div key={width} className="h-3.5 rounded bg-hover/60" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

function TextButton({ label, onClick }: { label: string; onClick: () => void }): ReactElement {
  return (
    <button
      type="button"
      onClick={onClick}
      className="rounded py-1 text-xs text-muted hover:text-ink pointer-coarse:min-h-10"
    >
      {label}
    </button>
  );
}
