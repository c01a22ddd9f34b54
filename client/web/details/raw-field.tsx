import { Download, Maximize2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { IconButton } from '../ui/button.js';
import { CopyButton } from './copy-button.js';
import type { Metadata } from './parameters.js';
import { savedName } from './saved-name.js';
import { saveText } from './save-text.js';
import { piecesOf, type Span } from './text-rows.js';

/** Characters of a text that are shown at once; the whole of it is shown for itself. */
const SHORT = 4000;

export interface RawFieldProps {
  field: Metadata['raw'][number];
  /** Name of the file that it is from. */
  name: string;
  /** Whether what is shown above was read from it. */
  isRead: boolean;
  matches: readonly Span[];
  onShowAll: () => void;
}

/** One text of a file. */
export function RawField({
  field: { carrier, text },
  name,
  isRead,
  matches,
  onShowAll,
}: RawFieldProps): ReactElement {
  const end = Math.min(text.length, SHORT);
  const further = matches.filter((match) => match.end > end).length;
  return (
    <li>
      <div className="flex items-center gap-1">
        <h4 className="min-w-0 grow text-xs break-words">
          <code className="select-text">{carrier}</code>
          {isRead && <span className="ml-2 text-muted">read from here</span>}
        </h4>
        <div className="-mr-2 flex">
          <IconButton label={`Show all of ${carrier}`} icon={<Maximize2 size={15} />} onClick={onShowAll} />
          <IconButton
            label={`Download ${carrier}`}
            icon={<Download size={15} />}
            onClick={() => saveText(text, savedName(`${name} ${carrier}`, text))}
          />
          <CopyButton text={text} what={carrier} />
        </div>
      </div>
      <pre
        tabIndex={0}
        aria-label={`Text of ${carrier}`}
        className="max-h-56 overflow-auto rounded-md bg-base p-2 font-mono text-xs break-words whitespace-pre-wrap select-text"
      >
        {piecesOf(text, { start: 0, end }, matches).map((piece, at) =>
          piece.match === null ? piece.text : <mark key={at}>{piece.text}</mark>,
        )}
        {end < text.length && '…'}
      </pre>
      {end < text.length && (
        <button
          type="button"
          onClick={onShowAll}
          className="mt-1 rounded text-[13px] text-accent hover:underline pointer-coarse:min-h-10"
        >
          {`Show all (${text.length.toLocaleString()} characters${further === 0 ? '' : `, ${String(further)} more found`})`}
        </button>
      )}
    </li>
  );
}
