import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download, ExternalLink, Folder } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import type { CurrentImage } from '../state/current.js';
import { usePreferences } from '../state/preferences.js';
import { useView } from '../state/view.js';
import { useIsWide } from '../ui/use-media.js';
import { IconLink } from './icon-link.js';

const MOST_QUESTIONS = 3;
const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** What is known of a file before anything is read from it: its name, where it is, how old and how large it is. */
export function FileFacts({ image, format }: { image: CurrentImage; format: string | null }): ReactElement {
  const seedroll = useSeedroll();
  const { data } = useQuery(
    seedroll.images.previews.queryOptions(
      { ids: [image.id] },
      {
        placeholderData: keepPreviousData,
        // Pixels are known once a thumbnail was made, which nobody tells of; what cannot be decoded never has any.
        refetchInterval: ({ state }) =>
          state.data?.items[0]?.width === null && state.dataUpdateCount < MOST_QUESTIONS && 2000,
      },
    ),
  );
  const preview = data?.items[0] ?? null;
  const { name, folder } = partsOf(image.path);
  return (
    <header className="px-4 pt-3 pb-1">
      <div className="flex items-start gap-1">
        <h2 className="min-w-0 grow py-1 text-[15px] leading-snug font-semibold break-words select-text">
          {name}
        </h2>
        {preview !== null && (
          <>
            <IconLink
              label="Open the original"
              href={preview.original}
              target="_blank"
              icon={<ExternalLink size={16} />}
            />
            <IconLink
              label="Download the original"
              href={preview.original}
              download={name}
              icon={<Download size={16} />}
            />
          </>
        )}
      </div>
      <FolderLink folder={folder} />
      <p className="mt-0.5 min-h-5 text-[13px] text-muted tabular-nums">
        {preview !== null && (
          <>
            {preview.width !== null && preview.height !== null && (
              <span>{`${String(preview.width)} × ${String(preview.height)} px · `}</span>
            )}
            {format !== null && <span>{`${format.toUpperCase()} · `}</span>}
            <time dateTime={preview.date}>{DATE.format(new Date(preview.date))}</time>
          </>
        )}
      </p>
    </header>
  );
}

/** Leads to the folder that an image is in. */
function FolderLink({ folder }: { folder: string }): ReactElement {
  const [, setView] = useView();
  const [, change] = usePreferences();
  const isWide = useIsWide();
  function go(): void {
    // On a phone the details lie over what it leads to.
    if (!isWide) change({ areDetailsOpen: false });
    void setView({ dir: folder, group: null, image: null, full: null, compare: null }, { history: 'push' });
  }
  return (
    <button
      type="button"
      onClick={go}
      title="Show this folder"
      className="-ml-1 flex max-w-full items-center gap-1.5 rounded px-1 py-0.5 text-left text-[13px] text-muted hover:text-accent hover:underline pointer-coarse:min-h-10"
    >
      <Folder size={14} aria-label="Folder" className="shrink-0" />
      <span className="min-w-0 break-words">
        {folder === '' ? 'All images' : folder.replaceAll('/', ' / ')}
      </span>
    </button>
  );
}

function partsOf(path: string): { folder: string; name: string } {
  const slash = path.lastIndexOf('/');
  return { folder: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1) };
}
