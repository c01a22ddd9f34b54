import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { classNames } from '../ui/class-names.js';
import { IconButton } from '../ui/button.js';
import type { StageProps } from './stage.js';

const { previous, next } = SHORTCUTS.group;

/** Previous and next, at the edges of the stage: there while a pointer is over it, and where there is none to hover with. */
export function StageButtons({
  ways,
  onMove,
  isHidden,
}: Pick<StageProps, 'ways' | 'onMove'> & { isHidden: boolean }): ReactElement {
  const look = classNames(
    'absolute top-1/2 z-10 -translate-y-1/2 rounded-full bg-black/55 text-white backdrop-blur-sm hover:bg-black/80 hover:text-white',
    'opacity-0 transition-opacity focus-visible:opacity-100 group-hover/stage:opacity-100 disabled:invisible pointer-coarse:opacity-80',
    isHidden && 'invisible',
  );
  return (
    <div className="contents" onDoubleClick={(event) => event.stopPropagation()}>
      <IconButton
        label="Previous image"
        keys={previous.shown}
        icon={<ChevronLeft size={22} />}
        className={`${look} left-2`}
        disabled={!ways.previous}
        onClick={() => onMove(-1)}
      />
      <IconButton
        label="Next image"
        keys={next.shown}
        icon={<ChevronRight size={22} />}
        className={`${look} right-2`}
        disabled={!ways.next}
        onClick={() => onMove(1)}
      />
    </div>
  );
}
