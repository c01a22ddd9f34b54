import { type CSSProperties, type ReactElement, type ReactNode, useRef } from 'react';
import { classNames } from '../ui/class-names.js';
import type { Lens } from './lens.js';
import { type ChangeLens, useLensGestures } from './use-lens-gestures.js';

export interface LensPaneProps {
  lens: Lens;
  onLens: ChangeLens;
  /** Width of the images by their height. */
  aspect: number;
  /** What lies on the images, each as large as the pane. */
  children: ReactNode;
  /** What does not zoom with them. */
  over?: ReactNode;
  className?: string | undefined;
}

/** A box in which images are seen through the common lens. */
export function LensPane({ lens, onLens, aspect, children, over, className }: LensPaneProps): ReactElement {
  const pane = useRef<HTMLDivElement>(null);
  useLensGestures(pane, aspect, onLens);
  return (
    <div
      ref={pane}
      data-lens=""
      className={classNames(
        'relative min-h-0 min-w-0 cursor-grab touch-none overflow-hidden bg-base select-none [container-type:size] active:cursor-grabbing',
        className,
      )}
    >
      <LensContent lens={lens} aspect={aspect}>
        {children}
      </LensContent>
      {over}
    </div>
  );
}

/** What is seen through a lens; its pane is the nearest element with `[container-type:size]`. */
export function LensContent({
  lens: { scale, x, y },
  aspect,
  children,
}: Pick<LensPaneProps, 'lens' | 'aspect' | 'children'>): ReactElement {
  const style: CSSProperties = {
    width: `min(100cqw, 100cqh * ${String(aspect)})`,
    aspectRatio: String(aspect),
    transform: `translate(-50%, -50%) translate(${String(x * 100)}%, ${String(y * 100)}%) scale(${String(scale)})`,
  };
  return (
    <div className="pointer-events-none absolute left-1/2 top-1/2" style={style}>
      {children}
    </div>
  );
}
