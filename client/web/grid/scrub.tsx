import { useQuery } from '@tanstack/react-query';
import { type PointerEvent, type ReactElement, useState } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import { Picture } from '../ui/picture.js';
import type { GroupPreview } from './tile-caption.js';

/** Most images that a pointer can tell apart on its way across a tile. */
const MOST = 60;

/** Lies over a cover, and shows the image of the group that the pointer stands for: the first at the left edge, the last at the right. */
export function Scrub({ group, size }: { group: GroupPreview; size: number }): ReactElement {
  const seedroll = useSeedroll();
  const [share, setShare] = useState(0);
  const { data: images } = useQuery(seedroll.images.list.queryOptions({ group: group.id, limit: MOST }));
  const ids = images?.items.map(({ id }) => id) ?? [];
  const { data: previews } = useQuery(
    seedroll.images.previews.queryOptions({ ids }, { enabled: ids.length > 0 }),
  );
  const place = Math.min(ids.length - 1, Math.floor(share * ids.length));
  const preview = previews?.items[place];

  const follow = ({ currentTarget, clientX }: PointerEvent): void => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setShare(Math.max(0, Math.min(0.999, (clientX - left) / width)));
  };

  return (
    <span className="absolute inset-0 overflow-hidden rounded-md" onPointerMove={follow}>
      {preview != null && place > 0 && (
        // Were it under the pointer, the page would not hear that the pointer leaves once another takes its place.
        <Picture
          key={preview.id}
          preview={preview}
          size={size}
          alt=""
          className="pointer-events-none size-full"
        />
      )}
      {ids.length > 1 && (
        <span className="absolute inset-x-0 bottom-0 flex items-end gap-px bg-linear-to-t from-black/70 to-transparent px-1 pb-1 pt-5">
          <span className="h-1 grow overflow-hidden rounded-full bg-white/30">
            <span
              className="block h-full bg-white"
              style={{
                width: `${String(100 / ids.length)}%`,
                marginLeft: `${String((100 * place) / ids.length)}%`,
              }}
            />
          </span>
          <span className="pl-1.5 text-[11px] leading-none text-white tabular-nums">
            {images?.items[place]?.seed ?? ''}
          </span>
        </span>
      )}
    </span>
  );
}
