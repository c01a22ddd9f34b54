import { useEffect, useState } from 'react';
import { showDropped } from './dropped.js';

/** Takes files that are dropped anywhere on the page, or pasted. Tells whether some are held over it now. */
export function useDropping(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    // Pictures of the page that are dragged count as files too.
    let isOwn = false;
    const end = new AbortController();
    const { signal } = end;
    addEventListener('dragstart', () => (isOwn = true), { signal });
    addEventListener('dragend', () => (isOwn = false), { signal });
    addEventListener('dragenter', (event) => setIsOver(hasFiles(event) && !isOwn), { signal });
    addEventListener('dragover', (event) => acceptFiles(event, isOwn), { signal });
    addEventListener(
      'dragleave',
      (event) => {
        // Out of the window; else it goes on to another element.
        if (event.relatedTarget === null) setIsOver(false);
      },
      { signal },
    );
    addEventListener(
      'drop',
      (event) => {
        setIsOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        if (!isOwn) showDropped([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    addEventListener('paste', takePasted, { signal });
    return () => end.abort();
  }, []);
  return isOver;
}

function acceptFiles(event: DragEvent, isOwn: boolean): void {
  if (!hasFiles(event)) return;
  // Without this the browser would go to the file, away from the page.
  event.preventDefault();
  if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isOwn ? 'none' : 'copy';
}

function takePasted(event: ClipboardEvent): void {
  const files = [...(event.clipboardData?.files ?? [])];
  // Text that was copied with a picture of it, as from a table, is for the field that it is pasted into.
  if (files.length === 0 || event.clipboardData?.types.includes('text/plain') === true) return;
  event.preventDefault();
  showDropped(files);
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}
