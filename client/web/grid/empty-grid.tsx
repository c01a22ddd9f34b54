import { useQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import { useView } from '../state/view.js';
import { Button } from '../ui/button.js';

/** Says which filter has left nothing, and takes it away; or that there is nothing at all. */
export function EmptyGrid(): ReactElement {
  const [{ q, dir }, setView] = useView();
  const seedroll = useSeedroll();
  const { data: info } = useQuery(seedroll.server.info.queryOptions());
  const isFiltered = q.trim() !== '';
  return (
    <div role="status" className="grid grow place-content-center justify-items-center gap-3 p-8 text-center">
      <ImageOff size={40} className="text-muted" aria-hidden="true" />
      {isFiltered ? (
        <>
          <p className="text-[15px] font-medium">No image {dir === '' ? '' : 'in this folder '}is found by</p>
          <code className="max-w-full break-words rounded-md bg-raised px-2 py-1 font-mono">{q}</code>
        </>
      ) : (
        <p className="text-[15px] font-medium">
          {dir === '' ? 'There are no images in the library yet.' : 'There are no images in this folder.'}
        </p>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        {isFiltered && (
          <Button look="strong" onClick={() => void setView({ q: '' }, { history: 'push' })}>
            Take the search away
          </Button>
        )}
        {dir !== '' && (
          <Button onClick={() => void setView({ dir: '' }, { history: 'push' })}>
            {isFiltered ? 'Search in all folders' : 'Show all folders'}
          </Button>
        )}
      </div>
      {!isFiltered && dir === '' && info !== undefined && (
        <p className="max-w-prose text-muted">
          Images in {info.baseDirectory} appear here as they come: {info.extensions.join(' ')}
        </p>
      )}
    </div>
  );
}
