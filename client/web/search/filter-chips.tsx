import { Folder, Minus, X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useView } from '../state/view.js';
import { classNames } from '../ui/class-names.js';
import { conditionsOf, removeCondition } from './edit-query.js';

/** What narrows down the groups that are shown, each with a button that takes it away. */
export function FilterChips(): ReactElement | null {
  const [{ dir, q }, setView] = useView();
  const conditions = conditionsOf(q);
  if (dir === '' && conditions.length === 0) return null;
  const change = (changes: { dir?: string; q?: string }): void => void setView(changes, { history: 'push' });
  return (
    <section
      aria-label="Active filters"
      className="flex max-h-22 shrink-0 flex-wrap items-center gap-1.5 overflow-y-auto border-b border-line px-3 py-1.5"
    >
      <ul className="contents">
        {dir !== '' && (
          <Chip name={`folder ${dir}`} onRemove={() => change({ dir: '' })}>
            <Folder size={13} aria-label="Folder" className="shrink-0 text-muted" />
            <span className="truncate">{dir}</span>
          </Chip>
        )}
        {conditions.map((condition) => (
          <Chip
            key={condition.start}
            name={condition.text}
            isNegated={condition.isNegated}
            onRemove={() => change({ q: removeCondition(q, condition) })}
          >
            {condition.isNegated && <Minus size={13} aria-label="not" className="shrink-0 text-danger" />}
            <Condition text={condition.text.replace(/^(?:-|NOT\s+)+/, '')} />
          </Chip>
        ))}
      </ul>
      <button
        type="button"
        className="rounded px-1.5 text-xs text-muted hover:text-ink pointer-coarse:min-h-10"
        onClick={() => change({ dir: '', q: '' })}
      >
        Clear all
      </button>
    </section>
  );
}

/** A condition with the name of its field set apart. */
function Condition({ text }: { text: string }): ReactElement {
  const [, field, value] = /^([^\s:"()|]+:)(?=\S)(.*)$/s.exec(text) ?? [];
  return (
    <span className="truncate">
      {field !== undefined && <span className="text-muted">{field} </span>}
      {value ?? text}
    </span>
  );
}

interface ChipProps {
  /** What its button takes away. */
  name: string;
  isNegated?: boolean;
  onRemove: () => void;
  children: ReactNode;
}

function Chip({ name, isNegated = false, onRemove, children }: ChipProps): ReactElement {
  return (
    <li
      className={classNames(
        'flex h-6 max-w-[min(20rem,80vw)] items-center gap-1 rounded-full border bg-raised pl-2.5 text-xs pointer-coarse:h-8',
        isNegated ? 'border-danger/40' : 'border-line',
      )}
      title={name}
    >
      {children}
      <button
        type="button"
        aria-label={`Remove ${name}`}
        onClick={onRemove}
        className="relative grid h-full w-6 shrink-0 place-items-center rounded-full text-muted after:absolute after:-inset-1 hover:text-ink"
      >
        <X size={13} />
      </button>
    </li>
  );
}
