import { memo, type ReactElement, type ReactNode, useState } from 'react';
import { useIsSelected } from '../state/selection.js';
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
  /** Whether nobody scrolls so fast that the row would be gone before anything of it is known. */
  isSlow: boolean;
  isSeen: boolean;
  hasFocus: boolean;
  onOpen: (id: string) => void;
}

/** One row of tiles; of placeholders as long as it only goes by. */
export const GroupRow = memo(function GroupRow({
  row,
  top,
  index,
  layout: { columns, tile, rowHeight },
  focused,
  isSlow,
  isSeen,
  hasFocus,
  onOpen,
}: GroupRowProps): ReactElement {
  const [isDrawn, setIsDrawn] = useState(isSlow);
  if (isSlow && !isDrawn) setIsDrawn(true);
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
          <Cell key={id ?? place} id={id ?? ''} column={column} width={tile}>
            {id === undefined || !isDrawn ? (
              <TilePlaceholder tile={tile} />
            ) : (
              <GroupTile
                id={id}
                count={index.counts[place] ?? 1}
                tile={tile}
                isReachable={place === focused}
                isCurrent={place === focused && hasFocus}
                isSeen={isSeen}
                onOpen={onOpen}
              />
            )}
          </Cell>
        );
      })}
    </div>
  );
});

interface CellProps {
  /** Of the group; empty as long as that is not known. */
  id: string;
  column: number;
  width: number;
  children: ReactNode;
}

function Cell({ id, column, width, children }: CellProps): ReactElement {
  return (
    <div role="gridcell" aria-colindex={column + 1} aria-selected={useIsSelected(id)} style={{ width }}>
      {children}
    </div>
  );
}
