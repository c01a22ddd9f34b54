import { Copy, Download } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { useCopy } from '../keys/use-copy.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { looksLikeJson, prettyJson } from './pretty-json.js';
import { savedName } from './saved-name.js';
import { saveText } from './save-text.js';
import { TextViewer } from './text-viewer.js';

export interface TextDialogProps {
  title: string;
  text: string;
  /** What is copied, with its article where it needs one. */
  what: string;
  /** Name of the file that it is saved in, without an ending. */
  fileName: string;
  /** What was looked for before. */
  searched?: string;
  onClose: () => void;
}

/** A long text for itself. JSON gets line ends and indents; it is copied and saved as written. */
export function TextDialog({
  title,
  text,
  what,
  fileName,
  searched = '',
  onClose,
}: TextDialogProps): ReactElement {
  const copy = useCopy();
  const isJson = looksLikeJson(text);
  const shown = useMemo(() => (isJson ? prettyJson(text) : text), [isJson, text]);
  return (
    <Dialog isOpen onClose={onClose} title={title} className="h-[85dvh] w-[min(94vw,64rem)]!">
      <div className="flex h-[calc(85dvh-5.5rem)] flex-col gap-2">
        <TextViewer text={shown} searched={searched} label={title}>
          <Button onClick={() => void copy(text, what)}>
            <Copy size={14} aria-hidden="true" />
            Copy
          </Button>
          <Button
            onClick={() =>
              saveText(text, savedName(fileName, text), isJson ? 'application/json' : 'text/plain')
            }
          >
            <Download size={14} aria-hidden="true" />
            Download
          </Button>
        </TextViewer>
      </div>
    </Dialog>
  );
}
