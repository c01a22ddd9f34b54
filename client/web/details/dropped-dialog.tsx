import { FolderOpen } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { Button } from '../ui/button.js';
import { classNames } from '../ui/class-names.js';
import { Dialog } from '../ui/dialog.js';
import { type Dropped, readFileFromDisk, showDropped } from './dropped.js';
import { DroppedFile } from './dropped-file.js';

/** Files shown by name; more would be more than somebody looks through. */
const MOST = 500;

/** Files that were dropped: the picture of one and what stands in it, and the others by name. */
export function DroppedDialog({ files }: { files: Dropped }): ReactElement {
  const [chosen, setChosen] = useState(0);
  const [shown, setShown] = useState(files);
  if (shown !== files) {
    setShown(files);
    setChosen(0);
  }
  const file = files[chosen] ?? files[0];
  return (
    <Dialog
      isOpen
      onClose={() => showDropped(null)}
      title={
        files.length === 1 ? 'A file from your computer' : `${String(files.length)} files from your computer`
      }
      className="w-[min(94vw,76rem)]!"
    >
      <div className="mb-2 flex items-center justify-between gap-3 text-[13px] text-muted">
        <p>Read in this browser. Nothing is uploaded.</p>
        <Button onClick={readFileFromDisk}>
          <FolderOpen size={14} aria-hidden="true" />
          Read a file…
        </Button>
      </div>
      <div className="flex gap-4 max-md:flex-col">
        {files.length > 1 && <Names files={files.slice(0, MOST)} chosen={chosen} onChoose={setChosen} />}
        {file !== undefined && <DroppedFile key={chosen} file={file} />}
      </div>
    </Dialog>
  );
}

interface NamesProps {
  files: Dropped;
  chosen: number;
  onChoose: (place: number) => void;
}

function Names({ files, chosen, onChoose }: NamesProps): ReactElement {
  return (
    <ul
      aria-label="Files"
      className="max-h-[65dvh] w-48 shrink-0 overflow-y-auto text-[13px] max-md:max-h-32 max-md:w-full"
    >
      {files.map(({ name }, place) => (
        <li key={place}>
          <button
            type="button"
            aria-current={place === chosen}
            title={name}
            onClick={() => onChoose(place)}
            className={classNames(
              'block h-8 w-full truncate rounded px-2 text-left -outline-offset-2 hover:bg-hover pointer-coarse:h-10',
              place === chosen && 'bg-hover font-medium',
            )}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
