import { Copy } from 'lucide-react';
import type { ReactElement } from 'react';
import { useCopy } from '../keys/use-copy.js';
import { IconButton } from '../ui/button.js';

export interface CopyButtonProps {
  text: string;
  /** What it copies, with its article: `the prompt`. */
  what: string;
  keys?: string | undefined;
}

/** Copies a text as it is. */
export function CopyButton({ text, what, keys }: CopyButtonProps): ReactElement {
  const copy = useCopy();
  return (
    <IconButton
      label={`Copy ${what}`}
      keys={keys}
      icon={<Copy size={15} />}
      onClick={() => void copy(text, what)}
    />
  );
}
