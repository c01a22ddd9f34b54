import { useState } from 'react';
import { useView } from '../state/view.js';

/** Browsers keep no more places than this (Chrome and Safari 50, 100): from then on their number says nothing. */
const MOST_PLACES = 50;

/**
 * Leads back to the groups: by the history where one came from there and has gone to no other place since, so that Back does
 * not lead into the group again.
 */
export function useLeave(): () => void {
  const [, setView] = useView();
  const [placesBefore] = useState(() => (hasBeenUsed() ? history.length : null));
  return () => {
    if (history.length === placesBefore && placesBefore < MOST_PLACES) history.back();
    else void setView({ group: null, image: null, full: false, compare: [] });
  };
}

/** A page that was opened right at a group has not been used before it shows that. */
function hasBeenUsed(): boolean {
  return 'userActivation' in navigator && navigator.userActivation.hasBeenActive;
}
