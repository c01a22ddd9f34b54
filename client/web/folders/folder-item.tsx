import { ChevronRight, Folder, FolderOpen, Images } from 'lucide-react';
import type { CSSProperties, ReactElement } from 'react';
import { classNames } from '../ui/class-names.js';
import type { FolderRow } from './rows.js';

const NUMBER = new Intl.NumberFormat();
const INDENT = 14;

export interface FolderItemProps {
  id: string;
  row: FolderRow;
  /** Whether it is the one that is shown. */
  isChosen: boolean;
  /** Whether keys act on it. */
  isActive: boolean;
  /** Name of the library, for all images. */
  library: string;
  style: CSSProperties;
  onChoose: () => void;
  onOpenChange: (isOpen: boolean) => void;
}

/** A row of the tree: a click shows what is in the folder, one on its arrow opens it. */
export function FolderItem(props: FolderItemProps): ReactElement {
  const { id, row, isChosen, isActive, library, style, onChoose, onOpenChange } = props;
  const { hasFolders } = row;
  const isAll = row.path === '';
  const Icon = isAll ? Images : row.isOpen ? FolderOpen : Folder;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.neighbours}
      aria-expanded={hasFolders ? row.isOpen : undefined}
      aria-selected={isChosen}
      title={isAll ? library : row.name}
      onClick={onChoose}
      style={{ ...style, paddingLeft: 8 + (row.level - 1) * INDENT }}
      className={classNames(
        'absolute inset-x-0 top-0 flex cursor-pointer items-center gap-1 pr-3 text-[13px] select-none',
        isChosen ? 'bg-hover font-medium text-ink' : 'text-ink hover:bg-hover/60',
        isActive &&
          'group-focus-visible:outline-2 group-focus-visible:-outline-offset-2 group-focus-visible:outline-accent',
      )}
    >
      <span
        aria-hidden="true"
        className="grid h-full w-5 shrink-0 place-items-center text-muted hover:text-ink pointer-coarse:w-8"
        onClick={(event) => {
          if (!hasFolders) return;
          event.stopPropagation();
          onOpenChange(!row.isOpen);
        }}
      >
        {hasFolders && (
          <ChevronRight size={14} className={classNames('transition-transform', row.isOpen && 'rotate-90')} />
        )}
      </span>
      <Icon
        size={15}
        aria-hidden="true"
        className={classNames('shrink-0', isChosen ? 'text-accent' : 'text-muted')}
      />
      <span className="ml-0.5 min-w-0 truncate">{row.name}</span>
      {isAll && <span className="min-w-0 truncate text-xs font-normal text-muted">{library}</span>}
      {row.images !== null && row.images > 0 && (
        <span className="ml-auto pl-1 text-xs font-normal text-muted tabular-nums">
          <span className="sr-only">, images: </span>
          {NUMBER.format(row.images)}
        </span>
      )}
    </div>
  );
}
