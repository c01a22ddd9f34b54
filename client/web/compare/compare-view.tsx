import { type ReactElement, useEffect, useRef, useState } from 'react';
import { COMPARE_MODES, useView } from '../state/view.js';
import { CompareBar } from './compare-bar.js';
import { CompareStage } from './compare-stage.js';
import { actualScale, type Lens, WHOLE } from './lens.js';
import { MetadataDiff } from './metadata-diff.js';
import { SizeNote } from './size-note.js';
import { useCompareKeys } from './use-compare-keys.js';
import { useCompared } from './use-compared.js';
import { useFlicker } from './use-flicker.js';

/**
 * Two to four images compared: side by side, with a divider between them, in turn, or by what differs, always the same part
 * of all of them; and their metadata below.
 * @param images Their ids.
 */
export function CompareView({ images: ids }: { images: readonly string[] }): ReactElement {
  const [{ mode }, setView] = useView();
  const compared = useCompared(ids);
  const { images, aspect, pixels, missing, error } = compared;
  const [lens, onLens] = useState<Lens>(WHOLE);
  const [amplification, setAmplification] = useState(1);
  const flicker = useFlicker(Math.max(1, images?.length ?? 1), mode === 'flicker');
  const section = useRef<HTMLElement>(null);
  const stage = useRef<HTMLDivElement>(null);

  const close = (): void => void setView({ compare: [] });
  const remove = (id: string): void => {
    const left = ids.filter((other) => other !== id);
    void setView({ compare: left.length < 2 ? [] : left });
    // The button that had the focus is gone.
    section.current?.focus({ preventScroll: true });
  };
  const showPixels = (): void => {
    const size = pixels.get(images?.[0]?.id ?? '');
    // Those side by side have a part of the stage each.
    const pane = (stage.current?.querySelector('[data-lens]') ?? stage.current)?.getBoundingClientRect();
    if (size === undefined || pane === undefined) return;
    onLens((before) => ({ ...before, scale: actualScale(size, pane, devicePixelRatio) }));
  };
  useCompareKeys({
    onLens,
    onNextMode: () =>
      void setView({
        mode: COMPARE_MODES[(COMPARE_MODES.indexOf(mode) + 1) % COMPARE_MODES.length] ?? 'side',
      }),
    onActualSize: showPixels,
    onClose: close,
  });

  useEffect(() => {
    // What had the focus was in the place of this; nothing would have it then.
    if (document.activeElement === document.body) section.current?.focus({ preventScroll: true });
  }, []);

  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="Compare"
      className="flex min-h-0 min-w-0 grow flex-col overflow-hidden bg-base outline-none"
    >
      <CompareBar
        mode={mode}
        onMode={(chosen) => void setView({ mode: chosen })}
        flicker={flicker}
        amplification={amplification}
        onAmplify={setAmplification}
        onFit={() => onLens(WHOLE)}
        onActualSize={showPixels}
        onClose={close}
      />
      {images !== null && <SizeNote sizes={images.map(({ id }) => pixels.get(id))} />}
      {(error !== null || missing > 0) && (
        <p role="alert" className="bg-surface px-3 py-1 text-xs text-warn">
          {error === null ? 'Some of the images are gone.' : 'The images cannot be had.'}
        </p>
      )}
      <div ref={stage} className="flex min-h-0 grow flex-col">
        {images !== null && images.length > 0 && (
          <CompareStage
            mode={mode}
            images={images}
            aspect={aspect}
            lens={lens}
            onLens={onLens}
            onPixels={compared.onPixels}
            onRemove={remove}
            flicker={flicker}
            amplification={amplification}
          />
        )}
      </div>
      {images !== null && images.length > 0 && <MetadataDiff images={images} />}
    </section>
  );
}
