import { Ban } from 'lucide-react';
import type { KeyboardEvent, MouseEvent, ReactElement } from 'react';
import { useView } from '../state/view.js';
import { classNames } from '../ui/class-names.js';
import { addAlternative, addCondition, excludeCondition, forgetValue, stanceOn } from './edit-query.js';
import type { FacetSection } from './facet-sections.js';
import type { FacetValue } from './use-facet.js';

const NUMBER = new Intl.NumberFormat();

export interface FacetRowProps {
  section: FacetSection;
  value: FacetValue;
  /** The largest count of the section. */
  most: number;
  /** Whether Tab reaches it, of all values of its list. */
  isReachable: boolean;
}

/**
 * A value that a click asks for, or forgets; with Alt or Shift, by `-`, or by the button behind it, it is excluded. Arrows
 * lead from one to the next, and to that button: see `use-value-keys.ts`.
 */
export function FacetRow({
  section: { field, isMany },
  value: { value, count },
  most,
  isReachable,
}: FacetRowProps): ReactElement {
  const [{ q }, setView] = useView();
  const stance = stanceOn(q, field, value);
  const change = (query: string): void => void setView({ q: query }, { history: 'push' });
  const exclude = (): void =>
    change(stance === 'unwanted' ? forgetValue(q, field, value) : excludeCondition(q, field, value));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || (event.key !== '-' && event.key !== 'Delete')) return;
    event.preventDefault();
    // It makes tiles smaller elsewhere.
    event.stopPropagation();
    exclude();
  }

  function toggle(event: MouseEvent): void {
    if (event.altKey || event.shiftKey) exclude();
    else if (stance !== null) change(forgetValue(q, field, value));
    else change(isMany ? addCondition(q, field, value) : addAlternative(q, field, value));
  }

  return (
    <li
      onKeyDown={onKeyDown}
      className="group relative flex h-6.5 items-stretch text-[13px] hover:bg-hover/70 pointer-coarse:h-10"
    >
      <button
        type="button"
        data-value={value}
        tabIndex={isReachable ? 0 : -1}
        aria-keyshortcuts="Minus"
        aria-pressed={stance === 'wanted'}
        onClick={toggle}
        title={value}
        className="relative flex min-w-0 grow items-center gap-2 pr-3 pl-3 text-left -outline-offset-2"
      >
        <span
          aria-hidden="true"
          className={classNames(
            'absolute inset-y-0.5 left-1.5 rounded-sm',
            stance === 'wanted' ? 'bg-accent/15' : 'bg-hover/60',
          )}
          style={{ width: `calc((100% - 0.75rem) * ${most === 0 ? 0 : (count ?? 0) / most})` }}
        />
        <span
          className={classNames(
            'relative min-w-0 truncate',
            stance === 'wanted' && 'font-medium text-accent',
            stance === 'unwanted' && 'text-danger line-through',
          )}
        >
          {value}
        </span>
        {stance === 'unwanted' && <span className="sr-only">, excluded</span>}
        {count !== null && (
          <span
            className={classNames(
              'relative ml-auto text-xs text-muted tabular-nums group-focus-within:pr-6 group-hover:pr-6 pointer-coarse:pr-8',
              stance === 'unwanted' && 'pr-6',
            )}
          >
            <span className="sr-only">, images: </span>
            {NUMBER.format(count)}
          </span>
        )}
      </button>
      <button
        type="button"
        aria-pressed={stance === 'unwanted'}
        aria-label={`Exclude ${value}`}
        title="Exclude (Alt+click, or −)"
        tabIndex={-1}
        onClick={exclude}
        className="absolute inset-y-0 right-1 grid w-7 place-items-center rounded text-muted opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:text-danger aria-pressed:text-danger aria-pressed:opacity-100 pointer-coarse:w-9 pointer-coarse:opacity-100"
      >
        <Ban size={13} />
      </button>
    </li>
  );
}
