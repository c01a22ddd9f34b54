import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { Metadata } from './parameters.js';

/** Whether there are texts in the file, of which nothing was understood. */
export function isUnparsed({ generator, prompt, raw }: Metadata): boolean {
  return generator === null && prompt === '' && raw.length > 0;
}

/** What could not be read or understood, in clear words. */
export function Notices({ metadata }: { metadata: Metadata }): ReactElement {
  const { errors, warnings, raw, generator, prompt, provenance } = metadata;
  const isEmpty = generator === null && prompt === '' && raw.length === 0 && provenance === null;
  return (
    <>
      {errors.length > 0 && (
        <Notice icon={<CircleAlert size={16} className="text-danger" />} title="The file could not be read">
          <Sentences texts={errors} />
        </Notice>
      )}
      {isUnparsed(metadata) && (
        <Notice
          icon={<TriangleAlert size={16} className="text-warn" />}
          title="The texts in this file were not understood"
        >
          <p>They are shown below as they were found.</p>
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice
          icon={<TriangleAlert size={16} className="text-warn" />}
          title={warnings.length === 1 ? 'A warning' : `${String(warnings.length)} warnings`}
        >
          <Sentences texts={warnings} />
        </Notice>
      )}
      {isEmpty && errors.length === 0 && (
        <Notice icon={<Info size={16} className="text-muted" />} title="Nothing is written in this file">
          <p>It has no text that would tell how it was made.</p>
        </Notice>
      )}
    </>
  );
}

function Notice({
  icon,
  title,
  children,
}: {
  icon: ReactElement;
  title: string;
  children: ReactNode;
}): ReactElement {
  return (
    <div role="note" className="mx-4 my-2 flex gap-2.5 rounded-md border border-line p-2.5 text-[13px]">
      <span className="mt-0.5 shrink-0" aria-hidden="true">
        {icon}
      </span>
      <div className="min-w-0 select-text">
        <p className="font-medium">{title}</p>
        <div className="max-h-48 overflow-y-auto break-words text-muted">{children}</div>
      </div>
    </div>
  );
}

/** Messages of the library are parts of sentences, without a capital and a full stop. */
function Sentences({ texts }: { texts: readonly string[] }): ReactElement {
  return (
    <ul>
      {texts.map((text, at) => (
        <li key={at}>{`${text.charAt(0).toUpperCase()}${text.slice(1)}`}</li>
      ))}
    </ul>
  );
}
