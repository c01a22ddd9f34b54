import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { seedrollError } from 'seedroll/client';
import { useSeedroll } from 'seedroll/client/react';
import { Stage } from '../stage/stage.js';
import { useAlone } from '../stage/use-alone.js';
import { useChrome } from '../stage/use-chrome.js';
import { useFull } from '../stage/use-full.js';
import { setCurrentImage } from '../state/current.js';
import { useView } from '../state/view.js';
import { classNames } from '../ui/class-names.js';
import { useToast } from '../ui/toasts.js';
import { FilmStrip } from './film-strip.js';
import { FullHeader } from './full-header.js';
import { gapsOf } from './gaps.js';
import { GroupFailure } from './group-failure.js';
import { GroupHeader } from './group-header.js';
import { StageLine } from './stage-line.js';
import { useFocusOfGroup } from './use-focus.js';
import { useGroupImages } from './use-group-images.js';
import { useGroupKeys } from './use-group-keys.js';
import { useLeave } from './use-leave.js';
import { useMarks } from './use-marks.js';
import { useNeighbourGroups } from './use-neighbour-groups.js';
import { type End, usePlace } from './use-place.js';
import { useStagePreviews } from './use-stage-previews.js';

const CompareView = lazy(() =>
  import('../compare/compare-view.js').then(({ CompareView }) => ({ default: CompareView })),
);

/** Milliseconds at one image after which the details tell of it. */
const REST = 60;

/** One group: an image of it as large as there is room, all of them in a row, and what changed from one to the next. */
export function GroupView({ id }: { id: string }): ReactElement {
  const seedroll = useSeedroll();
  const [{ compare }, setView] = useView();
  const section = useRef<HTMLElement>(null);
  const isCaughtUp = useRef(true);
  const [end, setEnd] = useState<{ group: string; end: End }>({ group: id, end: 'first' });
  const { data: group, error: groupError } = useQuery(seedroll.groups.get.queryOptions({ id }));
  const listed = useGroupImages(id);
  const { images } = listed;
  const place = usePlace(id, listed, end.group === id ? end.end : 'first');
  const groups = useNeighbourGroups(id);
  const marks = useMarks();
  const full = useFull();
  const isChromeShown = useChrome(full.isFull);
  const leave = useLeave();
  const toast = useToast();
  const gaps = useMemo(() => gapsOf(images, group?.rule.step ?? 1), [images, group]);
  const previews = useStagePreviews(images, place);
  const isComparing = compare.length > 0;
  useFocusOfGroup(section, id);
  useAlone(section, full.isFull);

  const image = images[place.place] ?? null;
  useEffect(() => {
    if (image === null) return;
    const timer = setTimeout(() => setCurrentImage(image), REST);
    return () => clearTimeout(timer);
  }, [image]);

  const moveGroup = (by: 1 | -1, from: End = 'first'): void => {
    const other = by === 1 ? groups.after : groups.before;
    if (other === null) return;
    setEnd({ group: other, end: from });
    void setView({ group: other, image: null });
    toast(by === 1 ? 'Next group' : 'Previous group');
  };
  const move = (by: 1 | -1, isHeld = false): void => {
    const target = place.place + by;
    if (place.place !== -1 && images[target] !== undefined) return place.goTo(target);
    // Playing ends with the group; another press goes on to the next one.
    const isEnd = place.place !== -1 && listed.isComplete;
    if (!isHeld && isEnd) moveGroup(by, by === 1 ? 'first' : 'last');
  };
  const startComparing = (): void => {
    const beside = images[place.place + 1] ?? images[place.place - 1];
    const chosen = [
      ...new Set([...marks.marked, ...(marks.marked.length < 2 && image !== null ? [image.id] : [])]),
    ];
    const ids = chosen.length < 2 && beside !== undefined ? [...chosen, beside.id] : chosen;
    if (ids.length > 1) void setView({ compare: ids, full: false }, { history: 'push' });
  };
  const mark = (): void => {
    if (image !== null) marks.toggle(image.id);
  };
  const actions = { move, moveGroup, goTo: place.goTo, mark, compare: startComparing, close: leave };
  useGroupKeys(actions, full, isCaughtUp, !isComparing);

  const error = groupError ?? listed.error;
  const isFull = full.isFull && !isComparing;
  return (
    <section
      ref={section}
      aria-label="Group"
      tabIndex={-1}
      className={classNames(
        'flex flex-col outline-none',
        isFull ? 'fixed inset-0 z-30 bg-black text-white' : 'absolute inset-0 bg-base',
      )}
    >
      {isFull ? (
        <FullHeader
          image={image}
          place={place.place}
          total={listed.total}
          full={full}
          isShown={isChromeShown}
          onClose={leave}
        />
      ) : (
        <GroupHeader
          id={id}
          group={group}
          onClose={leave}
          onCompare={startComparing}
          onFull={full.toggle}
          isComparable={images.length > 1 && !isComparing}
        />
      )}
      {error !== null && images.length === 0 ? (
        <GroupFailure report={seedrollError(error)} onClose={leave} />
      ) : isComparing ? (
        <Suspense>
          <CompareView images={compare} />
        </Suspense>
      ) : (
        <>
          <Stage
            current={previews.current}
            neighbours={previews.neighbours}
            onMove={move}
            ways={{
              previous: place.place > 0 || groups.before !== null,
              next: place.place < images.length - 1 || groups.after !== null,
            }}
            isCaughtUp={isCaughtUp}
            isFull={isFull}
            isChromeShown={isChromeShown}
          >
            <StageLine
              images={images}
              place={place.place}
              total={listed.total}
              step={group?.rule.step ?? 1}
            />
          </Stage>
          {!isFull && listed.total > 1 && (
            <FilmStrip
              images={images}
              gaps={gaps}
              place={place.place}
              marked={marks.marked}
              onChoose={place.goTo}
            />
          )}
        </>
      )}
    </section>
  );
}
