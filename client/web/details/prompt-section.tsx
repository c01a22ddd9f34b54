import { type ReactElement, useState } from 'react';
import { CopyButton } from './copy-button.js';
import { Section } from './section.js';

/** What is shown of a long prompt at first. */
const FOLDED = { length: 900, lines: 14 };

export interface PromptSectionProps {
  title: string;
  text: string;
  /** What its button copies: `the prompt`. */
  what: string;
  keys?: string | undefined;
}

/** A prompt as it is written; nothing where there is none. */
export function PromptSection({ title, text, what, keys }: PromptSectionProps): ReactElement | null {
  const [isOpen, setIsOpen] = useState(false);
  if (text.trim() === '') return null;
  const folded = foldedText(text);
  return (
    <Section title={title} actions={<CopyButton text={text} what={what} keys={keys} />}>
      <p className="max-h-[60dvh] overflow-y-auto text-[13px] leading-relaxed break-words whitespace-pre-wrap select-text">
        {isOpen ? text : folded}
        {!isOpen && folded !== text && '…'}
      </p>
      {folded !== text && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="mt-1 rounded text-[13px] text-accent hover:underline pointer-coarse:min-h-10"
        >
          {isOpen ? 'Show less' : `Show all (${text.length.toLocaleString()} characters)`}
        </button>
      )}
    </Section>
  );
}

function foldedText(text: string): string {
  const short = text.slice(0, FOLDED.length);
  const lines = short.split('\n').slice(0, FOLDED.lines).join('\n');
  // A little more is not worth a button.
  return text.length - lines.length < FOLDED.length / 4 && text.split('\n', 20).length < 20
    ? text
    : lines.trimEnd();
}
