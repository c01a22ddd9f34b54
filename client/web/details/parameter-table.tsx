import type { ReactElement } from 'react';
import { FilterValue } from './filter-value.js';
import type { ParameterRow } from './parameters.js';
import type { OnFilter } from './use-filter.js';

/** Settings by name; each value finds its like. */
export function ParameterTable({
  rows,
  onFilter,
}: {
  rows: readonly ParameterRow[];
  onFilter: OnFilter | undefined;
}): ReactElement {
  return (
    <table className="w-full table-fixed text-[13px]">
      <tbody>
        {rows.map(({ name, values }, at) => (
          <tr key={at} className="align-baseline">
            <th scope="row" className="w-2/5 py-0.5 pr-3 text-left font-normal break-words text-muted">
              {name}
            </th>
            <td className="py-0.5 tabular-nums">
              {values.map(({ text, filter }, place) => (
                <span key={place} className={place === 0 ? undefined : 'ml-2 text-muted'}>
                  <FilterValue filter={filter} onFilter={onFilter}>
                    {text}
                  </FilterValue>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
