import { type ReactElement, useMemo } from 'react';
import { classNames } from '../ui/class-names.js';
import type { MetadataRow } from './metadata-rows.js';
import { type TextPart, wordDiff } from '../words/word-diff.js';

/** What one image says of something; texts with the words marked in which they differ from those of the first image. */
export function DiffCell({ row, index }: { row: MetadataRow; index: number }): ReactElement {
  const { values, isText, isSame } = row;
  const [first] = values;
  const value = values[index] ?? null;
  const parts = useMemo(
    () => (isText && index > 0 ? wordDiff(first ?? '', value ?? '') : null),
    [isText, index, first, value],
  );
  return (
    <td
      className={classNames(
        'px-3 py-1.5 break-words whitespace-pre-wrap',
        !isText && 'font-mono text-xs leading-5',
        !isText &&
          !isSame &&
          index > 0 &&
          value !== first &&
          'text-accent underline decoration-dotted underline-offset-4',
      )}
    >
      {parts !== null && !isSame ? (
        parts.map((part, place) => <Part key={place} part={part} />)
      ) : value === null ? (
        <span className="text-muted">none</span>
      ) : (
        value
      )}
    </td>
  );
}

function Part({ part: { kind, text } }: { part: TextPart }): ReactElement {
  if (kind === 'same') return <>{text}</>;
  if (kind === 'removed')
    return (
      <del className="mr-0.5 rounded-sm bg-danger/15 text-danger decoration-1">
        <span className="sr-only"> removed: </span>
        {text}
      </del>
    );
  return (
    <ins className="rounded-sm bg-accent/15 text-accent decoration-2 underline-offset-2">
      <span className="sr-only"> added: </span>
      {text}
    </ins>
  );
}
