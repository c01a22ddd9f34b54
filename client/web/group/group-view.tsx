import { lazy, type ReactElement, Suspense, useEffect, useMemo, useRef } from 'react';
import { seedrollError } from 'seedroll/client';
import { Stage } from '../stage/stage.js';
import { useAlone } from '../stage/use-alone.js';
import { AT_FIT, type KeptZoom } from '../stage/use-zoom.js';
import { useChrome } from '../stage/use-chrome.js';
import { setCurrentImage } from '../state/current.js';
import { useView } from '../state/view.js';
import { classNames } from '../ui/class-names.js';
import { useMedia } from '../ui/use-media.js';
import { FilmStrip } from './film-strip.js';
import { FullHeader } from './full-header.js';
import { gapsOf } from './gaps.js';
import { GroupFailure } from './group-failure.js';
import { GroupHeader } from './group-header.js';
import { withSeedsOfRule } from './rule-seeds.js';
import { StageLine } from './stage-line.js';
import { useFocusOfGroup } from './use-focus.js';
import { useGroup } from './use-group.js';
import { useOpenGroup } from './use-open-group.js';
import { useStagePreviews } from './use-stage-previews.js';

const CompareView = lazy(() =>
  import('../compare/compare-view.js').then(({ CompareView }) => ({ default: CompareView })),
);

/** Milliseconds at one image after which the details tell of it. */
const REST = 60;

/** On black everything is as in the dark page, also where the page is light. */
const ON_BLACK =
  'bg-black text-white [--color-accent:#7fe0b0] [--color-danger:#ff8d85] [--color-hover:#2a2d31] [--color-ink:#fff] [--color-muted:#c4c8cd] [--color-raised:#1c2026]';

/** One group: an image of it as large as there is room, all of them in a row, and what changed from one to the next. */
export function GroupView({ id }: { id: string }): ReactElement {
  const [{ compare }] = useView();
  const section = useRef<HTMLElement>(null);
  const isCaughtUp = useRef(true);
  const keptZoom = useRef<KeptZoom>(AT_FIT);
  const open = useOpenGroup(id, isCaughtUp);
  const { listed, place, image, full, actions } = open;
  const { data: group, error: groupError } = useGroup(id, image?.id ?? null);
  const { total } = listed;
  const images = useMemo(() => withSeedsOfRule(listed.images, group, total), [listed.images, group, total]);
  const step = group?.rule.step ?? 1;
  const gaps = useMemo(() => gapsOf(images, step), [images, step]);
  const previews = useStagePreviews(images, place);
  const isChromeShown = useChrome(full.isFull);
  const isComparing = compare.length > 0;
  const isFull = full.isFull && !isComparing;
  useFocusOfGroup(section);
  // On a phone there is no room for anything else.
  const isPhone = useMedia('(max-width: 39.99rem), (max-height: 30rem)');
  useAlone(section, isFull || isPhone);

  useEffect(() => {
    const timer = setTimeout(() => image !== null && setCurrentImage(image), REST);
    return () => clearTimeout(timer);
  }, [image]);

  const error = groupError ?? listed.error;
  return (
    <section
      ref={section}
      aria-label="Group"
      tabIndex={-1}
      className={classNames(
        'flex flex-col outline-none',
        isFull || isPhone ? 'fixed inset-0 z-30' : 'absolute inset-0',
        isFull ? ON_BLACK : 'bg-base pt-[env(safe-area-inset-top)]',
      )}
    >
      {isFull ? (
        <FullHeader
          image={image}
          place={place.place}
          total={total}
          full={full}
          isShown={isChromeShown}
          onClose={actions.close}
        />
      ) : (
        <GroupHeader
          id={id}
          group={group}
          onClose={actions.close}
          onCompare={actions.compare}
          onFull={full.toggle}
          isComparable={images.length > 1 && !isComparing}
        />
      )}
      {error !== null && images.length === 0 ? (
        <GroupFailure report={seedrollError(error)} onClose={actions.close} />
      ) : isComparing ? (
        <Suspense>
          <CompareView images={compare} />
        </Suspense>
      ) : (
        <>
          <Stage
            {...previews}
            ways={open.ways}
            notice={open.notice}
            onMove={actions.move}
            isCaughtUp={isCaughtUp}
            keptZoom={keptZoom}
            isFull={isFull}
            isChromeShown={isChromeShown}
          >
            <StageLine
              images={images}
              place={place.place}
              total={total}
              step={step}
              isMarked={image !== null && open.marked.includes(image.id)}
              onMark={actions.mark}
            />
          </Stage>
          {!isFull && total > 1 && (
            <FilmStrip
              images={images}
              gaps={gaps}
              place={place.place}
              marked={open.marked}
              onChoose={actions.goTo}
            />
          )}
        </>
      )}
    </section>
  );
}
