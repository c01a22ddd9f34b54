import { type ReactElement, type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { TransformComponent, TransformWrapper } from 'react-zoom-pan-pinch';
import { useSize } from '../grid/use-size.js';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { useShortcut } from '../keys/use-shortcut.js';
import { classNames } from '../ui/class-names.js';
import { type ImagePreview, thumbnailFor } from '../ui/picture.js';
import { isVideo } from '../ui/video.js';
import { fitted } from './frame.js';
import { PictureLayer } from './picture-layer.js';
import { Placeholder } from './placeholder.js';
import { StageButtons } from './stage-buttons.js';
import { BrokenNote, ThumbnailNote } from './stage-notes.js';
import { useShownPicture } from './use-shown-picture.js';
import { useSwipe } from './use-swipe.js';
import { useWheelZoom } from './use-wheel-zoom.js';
import { type KeptZoom, useZoom } from './use-zoom.js';
import { VideoLayer } from './video-layer.js';
import { ZoomButtons } from './zoom-buttons.js';

export interface StageProps {
  current: ImagePreview | null;
  /** Those that are decoded ahead, the likeliest first. The same array as long as they are the same. */
  neighbours: readonly ImagePreview[];
  onMove: (by: 1 | -1) => void;
  /** Whether there is one before, and one after. */
  ways: { previous: boolean; next: boolean };
  /** Told whether what there is of the current image is seen, so that playing does not run ahead of it. */
  isCaughtUp: RefObject<boolean>;
  /** The zoom and the place, also of the stage that was here before. */
  keptZoom: RefObject<KeptZoom>;
  /** Whether it has the page for itself. */
  isFull: boolean;
  /** Whether what is not the picture may be seen then. */
  isChromeShown: boolean;
  /** What is to be read over it for a moment. */
  notice: string | null;
  /** What stands below it, beside the buttons for the zoom. */
  children: ReactNode;
}

const NOTHING = { width: 0, height: 0 };

/** One image as large as there is room, to be zoomed and dragged; from image to image its zoom and its place stay. */
export function Stage(props: StageProps): ReactElement {
  const { current, neighbours, onMove, ways, isCaughtUp, isFull, isChromeShown, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const stage = useMemo(() => ({ width, height }), [width, height]);
  const isFilm = current !== null && isVideo(current.filename);
  const shown = useShownPicture({ current: isFilm ? null : current, neighbours }, Math.max(width, height));
  const { picture, isLate, hasFailed } = shown;
  const pixels = picture?.size ?? NOTHING;
  const { width: across, height: down } = fitted(pixels, stage);
  const fit = useMemo(() => ({ width: across, height: down }), [across, down]);
  const zoom = useZoom(pixels, fit, stage, props.keptZoom);
  const swipe = useSwipe(zoom.isAtFit, onMove);
  useWheelZoom(box, zoom.zoomBy);
  useShortcut(SHORTCUTS.group.actualSize, () => zoom.showActual());
  useShortcut(SHORTCUTS.group.fit, zoom.fit);
  useLayoutEffect(() => {
    isCaughtUp.current = isFilm || shown.isCaughtUp;
  });

  const isHidden = isFilm || hasFailed || isLate;
  const footer = classNames(
    'flex min-h-9 shrink-0 items-center gap-3 px-3 text-[13px] pointer-coarse:min-h-11',
    isFull &&
      'absolute inset-x-0 bottom-0 z-10 bg-linear-to-t from-black/80 to-transparent pt-6 pb-1 text-white transition-opacity',
    isFull && !isChromeShown && 'pointer-events-none opacity-0',
  );
  return (
    <div className="group/stage relative flex min-h-0 grow flex-col" {...swipe}>
      <div
        ref={box}
        className={classNames(
          'relative min-h-0 grow touch-none overflow-hidden',
          !zoom.isAtFit && 'cursor-grab active:cursor-grabbing',
          isFull && !isChromeShown && 'cursor-none',
        )}
        onDoubleClick={zoom.toggle}
      >
        <TransformWrapper
          ref={zoom.pane}
          minScale={zoom.least}
          maxScale={zoom.most}
          centerZoomedOut
          disablePadding
          wheel={{ disabled: true }}
          doubleClick={{ disabled: true }}
          panning={{ disabled: zoom.scale <= 1, velocityDisabled: true }}
          autoAlignment={{ animationTime: 0 }}
          zoomAnimation={{ disabled: true }}
          onTransform={(_pane, position) => zoom.follow(position)}
        >
          <TransformComponent
            wrapperStyle={{
              position: 'absolute',
              inset: 0,
              width: '100%',
              height: '100%',
              overflow: 'hidden',
            }}
            contentStyle={{ position: 'relative', width: fit.width, height: fit.height }}
          >
            {picture !== null && (
              <div
                className={classNames(
                  'absolute inset-0',
                  isHidden && 'invisible',
                  zoom.scale > 1 && zoom.scale > zoom.actual * 4 && '[image-rendering:pixelated]',
                )}
              >
                <PictureLayer element={picture.element} alt={altOf(current)} />
              </div>
            )}
          </TransformComponent>
        </TransformWrapper>
        {isFilm && <VideoLayer key={current.original} video={current} />}
        {isLate && !hasFailed && <Placeholder preview={current} stage={stage} />}
        {hasFailed && current !== null && (
          <BrokenNote image={current} thumbnail={thumbnailFor(current, Math.max(width, height))} />
        )}
        {shown.isThumbnailOnly && current !== null && <ThumbnailNote image={current} />}
        <p
          role="status"
          className="pointer-events-none absolute inset-x-0 top-4 mx-auto w-fit rounded-md bg-black/75 px-3 py-1.5 text-[13px] text-white empty:hidden"
        >
          {props.notice}
        </p>
        <StageButtons
          hasPrevious={ways.previous}
          hasNext={ways.next}
          onMove={onMove}
          isHidden={isFull && !isChromeShown}
        />
      </div>
      <div className={footer}>
        <div className="min-w-0 grow">{children}</div>
        {!hasFailed && !isFilm && <ZoomButtons zoom={zoom} />}
      </div>
    </div>
  );
}

function altOf(image: ImagePreview | null): string {
  if (image === null) return '';
  return image.seed === null ? image.filename : `Seed ${image.seed}, ${image.filename}`;
}
