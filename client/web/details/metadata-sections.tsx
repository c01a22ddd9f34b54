import { ClipboardCopy } from 'lucide-react';
import type { ReactElement } from 'react';
import { SHORTCUTS } from '../keys/shortcuts.js';
import { useCopy } from '../keys/use-copy.js';
import { Button } from '../ui/button.js';
import { Characters } from './characters.js';
import { CopyButton } from './copy-button.js';
import { isUnparsed, Notices } from './notices.js';
import { Origins } from './origins.js';
import { ParameterTable } from './parameter-table.js';
import { type Metadata, parameterRows, passText } from './parameters.js';
import { PromptSection } from './prompt-section.js';
import { RawFields } from './raw-fields.js';
import { Section } from './section.js';
import type { OnFilter } from './use-filter.js';
import { WorkflowButton } from './workflow-button.js';
import { Words } from './words.js';

export interface MetadataSectionsProps {
  metadata: Metadata;
  /** Name of the file, for what is saved from it. */
  name: string;
  /** Where the server has it; left out for a file that was read in the browser. */
  path?: string;
  /** Left out where values are to be no buttons. */
  onFilter?: OnFilter;
}

/** What was read from a file, wherever it was read. */
export function MetadataSections({ metadata, name, path, onFilter }: MetadataSectionsProps): ReactElement {
  const { prompt, negativePrompt, seed, passes, promptWords } = metadata;
  const rows = parameterRows(metadata);
  const { copyPrompt, copySeed } = SHORTCUTS.everywhere;
  // Keys copy what the details beside the page tell of, which a file from elsewhere is not.
  const isShown = path !== undefined;
  return (
    <div className="pb-4">
      <Notices metadata={metadata} />
      <PromptSection
        title="Prompt"
        text={prompt}
        what="the prompt"
        keys={isShown ? copyPrompt.shown : undefined}
      />
      <PromptSection title="Negative prompt" text={negativePrompt} what="the negative prompt" />
      <Characters characters={metadata.characters} />
      {rows.length > 0 && (
        <Section
          title="Parameters"
          actions={
            seed !== null && (
              <CopyButton text={seed} what="the seed" keys={isShown ? copySeed.shown : undefined} />
            )
          }
        >
          <ParameterTable rows={rows} onFilter={onFilter} />
        </Section>
      )}
      {passes.length > 1 && (
        <Section title="Passes">
          <ol className="list-decimal pl-5 text-[13px] break-words select-text marker:text-muted">
            {passes.map((pass, at) => (
              <li key={at}>{passText(pass)}</li>
            ))}
          </ol>
        </Section>
      )}
      <Origins metadata={metadata} onFilter={onFilter} />
      {onFilter !== undefined && <Words words={promptWords} onFilter={onFilter} />}
      <div className="flex flex-wrap gap-2 px-4 py-2">
        {(prompt !== '' || rows.length > 0) && <CopyAll metadata={metadata} />}
        <WorkflowButton metadata={metadata} name={name} />
      </div>
      <RawFields metadata={metadata} name={name} isOpenAtFirst={isUnparsed(metadata)} />
    </div>
  );
}

function CopyAll({ metadata }: { metadata: Metadata }): ReactElement {
  const copy = useCopy();
  async function copyAll(): Promise<void> {
    // It brings the whole library with it.
    const { toInfotext } = await import('seedroll/metadata');
    await copy(toInfotext(metadata), 'all as A1111 text');
  }
  return (
    <Button onClick={() => void copyAll()}>
      <ClipboardCopy size={14} aria-hidden="true" />
      Copy as A1111 text
    </Button>
  );
}
