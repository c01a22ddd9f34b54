import { memo, type ReactElement } from 'react';
import { GroupTile } from './group-tile.js';
import { GAP, type GridLayout, PADDING } from './layout.js';
import { TilePlaceholder } from './tile-placeholder.js';
import type { GroupIndex } from './use-group-index.js';

export interface GroupRowProps {
  row: number;
  /** Where it stands, in pixels. */
  top: number;
  index: GroupIndex;
  layout: GridLayout;
  /** The place of the tile that Tab reaches. */
  focused: number;
  isAskable: boolean;
  isSeen: boolean;
  hasFocus: boolean;
}

/** One row of tiles. */
export const GroupRow = memo(function GroupRow({
  row,
  top,
  index,
  layout: { columns, tile, rowHeight },
  focused,
  isAskable,
  isSeen,
  hasFocus,
}: GroupRowProps): ReactElement {
  const first = row * columns;
  const places = Array.from(
    { length: Math.min(columns, index.total - first) },
    (_, column) => first + column,
  );
  return (
    <div
      role="row"
      aria-rowindex={row + 1}
      className="absolute left-0 flex"
      style={{
        transform: `translateY(${String(top)}px)`,
        top: 0,
        height: rowHeight - GAP,
        gap: GAP,
        paddingInline: PADDING,
      }}
    >
      {places.map((place, column) => {
        const id = index.ids[place];
        return (
          <div key={id ?? place} role="gridcell" aria-colindex={column + 1} style={{ width: tile }}>
            {id === undefined ? (
              <TilePlaceholder tile={tile} />
            ) : (
              <GroupTile
                id={id}
                count={index.counts[place] ?? 1}
                tile={tile}
                isReachable={place === focused}
                isCurrent={place === focused && hasFocus}
                isAskable={isAskable}
                isSeen={isSeen}
              />
            )}
          </div>
        );
      })}
    </div>
  );
});
