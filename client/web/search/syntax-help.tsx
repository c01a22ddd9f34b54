import type { ReactElement } from 'react';
import { searchFields } from '../../../schema/search/fields.js';
import { showOverlay, useOverlay } from '../state/overlay.js';
import { Dialog } from '../ui/dialog.js';
import { noteOn } from './field-notes.js';

const MAX_FORMS = 4;

const EXAMPLES = [
  ['fox snow', 'both words'],
  ['"red fox"', 'these words side by side'],
  ['fo*', 'a word that begins so'],
  ['-dog', 'without the word'],
  ['fox | wolf', 'one of the words'],
  ['(fox | wolf) -(dog cat)', 'one of two, and not both of two others'],
  ['sampler:(Euler|DDIM)', 'one of two samplers'],
  ['model:*xl*', 'a part of a name: * for any letters, ? for one'],
  ['seed:1000-2000 steps:>20', 'a range, and more than'],
  ['size:>=1024x1024', 'at least that wide and that high'],
  ['-steps:*', 'of which no steps are known'],
] as const;

export interface SyntaxHelpProps {
  /** Takes a line that somebody would like to try. */
  onTry: (line: string) => void;
}

/** What can stand in the search box, with examples to try. */
export function SyntaxHelp({ onTry }: SyntaxHelpProps): ReactElement {
  const isOpen = useOverlay() === 'syntax';
  function take(line: string): void {
    showOverlay(null);
    onTry(line);
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => showOverlay(null)}
      title="How to search"
      className="sm:w-[min(92vw,46rem)]"
    >
      <div className="text-[13px]">
        <p className="mb-3 text-muted">
          Words are looked for in prompts and negative prompts; <code>field:value</code> in anything else that
          is known. Click on an example to try it.
        </p>
        <table className="w-full border-collapse">
          <caption className="sr-only">Examples</caption>
          <tbody>
            {EXAMPLES.map(([line, finds]) => (
              <tr key={line} className="border-b border-line/60">
                <td className="py-1 pr-4 align-top">
                  <Example line={line} onTry={take} />
                </td>
                <td className="py-1.5 align-top text-muted">{finds}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3 className="mt-5 mb-1 font-semibold">Fields</h3>
        <table className="w-full border-collapse">
          <thead className="sr-only">
            <tr>
              <th>Field</th>
              <th>Looks for</th>
              <th>Examples</th>
            </tr>
          </thead>
          <tbody>
            {searchFields.map(({ name, aliases, forms }) => (
              <tr key={name} className="border-b border-line/60 max-sm:grid max-sm:py-1.5">
                <th
                  scope="row"
                  className="py-1.5 pr-4 text-left align-top font-mono font-normal text-accent max-sm:py-0"
                >
                  {name}:
                  {aliases.length > 0 && (
                    <span className="text-muted"> {aliases.map((alias) => `${alias}:`).join(' ')}</span>
                  )}
                </th>
                <td className="py-1.5 pr-4 align-top text-muted max-sm:py-0">{noteOn(name)}</td>
                <td className="py-1 align-top">
                  <span className="flex flex-wrap gap-1">
                    {formsOf(forms).map((form) => (
                      <Example key={form} line={`${name}:${form}`} onTry={take} />
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}

/** Some of what a field takes, without other conditions that are told of beside it. */
function formsOf(forms: readonly string[]): readonly string[] {
  return forms.filter((form) => !form.includes(':')).slice(0, MAX_FORMS);
}

function Example({ line, onTry }: { line: string; onTry: (line: string) => void }): ReactElement {
  return (
    <button
      type="button"
      onClick={() => onTry(line)}
      className="rounded border border-line bg-base px-1.5 py-0.5 text-left font-mono text-xs transition-colors hover:border-accent hover:text-accent pointer-coarse:py-2"
    >
      {line}
    </button>
  );
}
