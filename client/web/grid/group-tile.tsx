import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { memo, type ReactElement, useEffect, useState } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import { setCurrentImage } from '../state/current.js';
import { useIsSelected } from '../state/selection.js';
import { classNames } from '../ui/class-names.js';
import { Picture } from '../ui/picture.js';
import { frameOf } from './frame.js';
import { Scrub } from './scrub.js';
import { TileCaption } from './tile-caption.js';
import { TilePlaceholder } from './tile-placeholder.js';

export interface GroupTileProps {
  id: string;
  count: number;
  /** Width and height of the box for the picture, in pixels. */
  tile: number;
  /** Whether Tab reaches it. */
  isReachable: boolean;
  isCurrent: boolean;
  isSeen: boolean;
  onOpen: (id: string) => void;
}

/** A group: its cover on a stack as thick as it is, and what it is about. Hovering leads through its images. */
export const GroupTile = memo(function GroupTile({
  id,
  count,
  tile,
  isReachable,
  isCurrent,
  isSeen,
  onOpen,
}: GroupTileProps): ReactElement {
  const seedroll = useSeedroll();
  const [isHovered, setIsHovered] = useState(false);
  const { data } = useQuery(
    seedroll.groups.previews.queryOptions({ ids: [id] }, { trpc: { abortOnUnmount: true } }),
  );
  const group = data?.items[0];
  const isSelected = useIsSelected(id);
  const [loaded, setLoaded] = useState<{ width: number; height: number }>();
  const frame = frameOf(group?.cover.width == null ? loaded : group.cover, tile);
  const cover = group?.cover;

  // The focus may be there before what is known of the group.
  useEffect(() => {
    if (isCurrent && cover !== undefined) setCurrentImage(cover);
  }, [isCurrent, cover]);

  return (
    <button
      type="button"
      data-group-id={id}
      // Until it is known what it shows.
      aria-label={group == null ? 'Group' : undefined}
      tabIndex={isReachable ? 0 : -1}
      className={classNames(
        'group flex w-full flex-col rounded-lg text-left outline-offset-4',
        isCurrent && 'outline-2 outline-accent',
        isSelected && 'bg-accent/15 ring-4 ring-accent/15',
      )}
      onClick={() => onOpen(id)}
      onPointerEnter={({ pointerType }) => setIsHovered(pointerType === 'mouse')}
      onPointerLeave={() => setIsHovered(false)}
    >
      <span className="grid items-end justify-items-center" style={{ height: tile }}>
        {group == null ? (
          <TilePlaceholder tile={tile} />
        ) : (
          <span className="relative block" style={frame}>
            <Stack count={count} />
            <Picture
              preview={group.cover}
              size={tile}
              isSeen={isSeen}
              onSize={setLoaded}
              alt=""
              className="size-full rounded-md shadow-sm ring-1 ring-black/30"
            />
            {isSelected && <SelectedMark />}
            {isHovered && count > 1 && <Scrub group={group} size={tile} />}
            {count > 1 && (
              <span className="absolute right-1.5 top-1.5 rounded bg-black/70 px-1.5 text-xs font-medium leading-5 text-white tabular-nums">
                {count.toLocaleString('en')}
              </span>
            )}
          </span>
        )}
      </span>
      {group != null && <TileCaption group={group} />}
    </button>
  );
});

function SelectedMark(): ReactElement {
  return (
    <span className="absolute inset-0 z-10 rounded-md ring-2 ring-accent">
      <span className="absolute left-1.5 top-1.5 grid size-5 place-items-center rounded-full bg-accent text-accent-ink">
        <Check size={14} strokeWidth={3} aria-hidden="true" />
      </span>
      <span className="sr-only">selected, </span>
    </span>
  );
}

/** The edges of the images below the cover. */
function Stack({ count }: { count: number }): ReactElement {
  return (
    <>
      {count > 4 && (
        <span className="absolute inset-x-3 -top-2 bottom-3 rounded-md bg-hover ring-1 ring-line" />
      )}
      {count > 1 && (
        <span className="absolute inset-x-1.5 -top-1 bottom-2 rounded-md bg-hover ring-1 ring-line" />
      )}
    </>
  );
}
