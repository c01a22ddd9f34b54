import { type KeyboardEvent, type PointerEvent, type ReactElement, useState } from 'react';
import { ComparedImage, nameOf } from './compared-image.js';
import { LensContent, LensPane } from './lens-pane.js';
import type { PairProps } from './stage-props.js';

/** How far the keys move the divider, in percent. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -100,
  End: 100,
};

/** One image left of a divider, the other one right of it. */
export function Divided({ pair: [left, right], aspect, lens, onLens, onPixels }: PairProps): ReactElement {
  const [percent, setPercent] = useState(50);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setPercent((value) => held(value + step * (event.shiftKey ? 10 : 1)));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const { currentTarget } = event;
    if (!currentTarget.hasPointerCapture(event.pointerId)) return;
    const pane = currentTarget.parentElement?.getBoundingClientRect();
    if (pane !== undefined) setPercent(held(((event.clientX - pane.left) / pane.width) * 100));
  };
  return (
    <LensPane
      lens={lens}
      onLens={onLens}
      aspect={aspect}
      className="grow"
      over={
        <>
          <div
            className="pointer-events-none absolute inset-0 bg-base"
            style={{ clipPath: `inset(0 0 0 ${String(percent)}%)` }}
          >
            <LensContent lens={lens} aspect={aspect}>
              <ComparedImage key={right.id} image={right} onPixels={onPixels} />
            </LensContent>
          </div>
          <div
            role="slider"
            tabIndex={0}
            aria-label="Divider"
            aria-orientation="horizontal"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(percent)}
            aria-valuetext={`${nameOf(left)} on the left ${String(Math.round(percent))} percent`}
            className="group absolute inset-y-0 -ml-5 grid w-10 cursor-ew-resize touch-none place-items-center outline-none"
            style={{ left: `${String(percent)}%` }}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => {
              if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerMove={onPointerMove}
          >
            <span className="absolute inset-y-0 w-0.5 bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.4)]" />
            <span className="relative grid size-8 place-items-center rounded-full bg-white text-xs text-black shadow-md group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent">
              <span aria-hidden="true">↔</span>
            </span>
          </div>
        </>
      }
    >
      <ComparedImage key={left.id} image={left} onPixels={onPixels} />
    </LensPane>
  );
}

function held(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}
