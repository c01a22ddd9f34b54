import { ChevronLeft, ChevronRight } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { classNames } from '../ui/class-names.js';
import { IconButton } from '../ui/button.js';

const { previous, next } = SHORTCUTS.group;

export interface StageButtonsProps {
  hasPrevious: boolean;
  hasNext: boolean;
  onMove: (by: 1 | -1) => void;
  isHidden: boolean;
}

/** Previous and next, at the edges of the stage: there while a pointer is over it, and where there is none to hover with. */
export const StageButtons = memo(function StageButtons({
  hasPrevious,
  hasNext,
  onMove,
  isHidden,
}: StageButtonsProps): ReactElement {
  const look = classNames(
    'absolute top-1/2 z-10 -translate-y-1/2 rounded-full bg-black/55 text-white hover:bg-black/80 hover:text-white',
    'opacity-0 transition-opacity focus-visible:opacity-100 group-hover/stage:opacity-100 disabled:invisible',
    // Over a picture that is as wide as a phone, they let it be seen.
    'pointer-coarse:bg-black/30 pointer-coarse:opacity-100',
    isHidden && 'invisible',
  );
  return (
    <div className="contents" onDoubleClick={(event) => event.stopPropagation()}>
      <IconButton
        label="Previous image"
        keys={previous.shown}
        icon={<ChevronLeft size={22} />}
        className={`${look} left-2`}
        disabled={!hasPrevious}
        onClick={() => onMove(-1)}
      />
      <IconButton
        label="Next image"
        keys={next.shown}
        icon={<ChevronRight size={22} />}
        className={`${look} right-2`}
        disabled={!hasNext}
        onClick={() => onMove(1)}
      />
    </div>
  );
});
