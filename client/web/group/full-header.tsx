import { Expand, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import type { Full } from '../stage/use-full.js';
import { IconButton } from '../ui/button.js';
import { classNames } from '../ui/class-names.js';
import type { GroupImage } from './use-group-images.js';

export interface FullHeaderProps {
  image: GroupImage | null;
  place: number;
  total: number;
  full: Full;
  isShown: boolean;
  onClose: () => void;
}

/** Over an image that has the page for itself: how to get out. */
export function FullHeader({ image, place, total, full, isShown, onClose }: FullHeaderProps): ReactElement {
  const { close } = SHORTCUTS.group;
  return (
    <header
      className={classNames(
        'absolute inset-x-0 top-0 z-10 flex items-center gap-1 bg-linear-to-b from-black/80 to-transparent px-2 pt-2 pb-6 transition-opacity',
        !isShown && 'pointer-events-none opacity-0',
      )}
    >
      <h2 className="min-w-0 grow truncate px-2 text-[13px] text-white/90">
        {image?.filename} <span className="sr-only">{`${String(place + 1)} of ${String(total)}`}</span>
      </h2>
      {document.fullscreenEnabled && (
        <IconButton
          label="All of the screen"
          keys="F"
          icon={<Expand size={18} />}
          className="text-white"
          onClick={full.more}
        />
      )}
      <IconButton
        label="Close"
        keys={close.shown}
        icon={<X size={20} />}
        className="text-white"
        onClick={full.isQuickLook ? onClose : full.leave}
      />
    </header>
  );
}
