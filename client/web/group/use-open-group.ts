import { type RefObject, useState } from 'react';
import { type Full, useFull } from '../stage/use-full.js';
import { useNotice } from '../stage/use-notice.js';
import { useView } from '../state/view.js';
import { type GroupActions, useGroupKeys } from './use-group-keys.js';
import { type GroupImage, type GroupImages, useGroupImages } from './use-group-images.js';
import { useLeave } from './use-leave.js';
import { useMarks } from './use-marks.js';
import { useNeighbourGroups } from './use-neighbour-groups.js';
import { type End, type Place, usePlace } from './use-place.js';
import { useStable } from './use-stable.js';

export interface OpenGroup {
  listed: GroupImages;
  place: Place;
  /** The current image; null as long as it is not known. */
  image: GroupImage | null;
  marked: readonly string[];
  full: Full;
  /** What is to be read for a moment. */
  notice: string | null;
  /** Whether there is one before, and one after, in this group or the next. */
  ways: { previous: boolean; next: boolean };
  actions: GroupActions;
}

/** Where one is in an open group, and what can be done there, by the keys as well. */
export function useOpenGroup(id: string, isCaughtUp: RefObject<boolean>): OpenGroup {
  const [{ compare: compared }, setView] = useView();
  const [begin, setBegin] = useState<{ group: string; end: End }>({ group: id, end: 'first' });
  const listed = useGroupImages(id);
  const { images } = listed;
  const place = usePlace(id, listed, begin.group === id ? begin.end : 'first');
  const groups = useNeighbourGroups(id);
  const { marked, toggle } = useMarks();
  const full = useFull();
  const [notice, showNotice] = useNotice();
  const image = images[place.place] ?? null;

  const goToGroup = (by: 1 | -1, end: End): void => {
    const other = by === 1 ? groups.after : groups.before;
    if (other === null) return;
    setBegin({ group: other, end });
    void setView({ group: other, image: null });
    showNotice(by === 1 ? 'Next group' : 'Previous group');
  };

  const actions: GroupActions = {
    move: useStable((by, isHeld) => {
      if (place.place === -1) return;
      if (images[place.place + by] !== undefined) place.goTo(place.place + by);
      // Playing ends with the group; another press goes on to the next one.
      else if (!isHeld && listed.isComplete) goToGroup(by, by === 1 ? 'first' : 'last');
    }),
    moveGroup: useStable((by) => goToGroup(by, 'first')),
    goTo: useStable(place.goTo),
    mark: useStable(() => {
      if (image !== null) toggle(image.id);
    }),
    compare: useStable(() => {
      const beside = images[place.place + 1] ?? images[place.place - 1];
      const ids = toCompare(marked, image, beside);
      if (ids.length > 1) void setView({ compare: ids, full: false }, { history: 'push' });
    }),
    close: useStable(useLeave()),
  };
  useGroupKeys(actions, full, isCaughtUp, compared.length === 0);

  const previous = place.place > 0 || groups.before !== null;
  const next = place.place < images.length - 1 || groups.after !== null;
  return { listed, place, image, marked, full, notice, ways: { previous, next }, actions };
}

/** What is marked; where that is too little, the current image and the one beside it. */
function toCompare(
  marked: readonly string[],
  image: GroupImage | null,
  beside: GroupImage | undefined,
): string[] {
  if (marked.length > 1 || image === null) return [...marked];
  const chosen = [...new Set([...marked, image.id])];
  return chosen.length > 1 || beside === undefined ? chosen : [...chosen, beside.id];
}
