import { Workflow } from 'lucide-react';
import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react';
import { workflowIn } from '../../../schema/models/workflow.js';
import { Button } from '../ui/button.js';
import type { Metadata } from './parameters.js';

const TextDialog = lazy(() => import('./text-dialog.js').then(({ TextDialog }) => ({ default: TextDialog })));

/**
 * Shows the graph of ComfyUI's editor; nothing where there is none. It stands among the raw fields, so that the server need
 * not send it twice.
 */
export function WorkflowButton({
  metadata,
  name,
}: {
  metadata: Metadata;
  name: string;
}): ReactElement | null {
  const [opened, setOpened] = useState<string | null>(null);
  const workflow = useMemo(() => metadata.workflow ?? workflowIn(metadata.raw), [metadata]);
  if (workflow === null) return null;
  return (
    <>
      <Button onClick={() => setOpened(name)}>
        <Workflow size={14} aria-hidden="true" />
        ComfyUI workflow
      </Button>
      {opened === name && (
        <Suspense>
          <TextDialog
            title="ComfyUI workflow"
            text={workflow}
            what="the workflow"
            fileName={`${name} workflow`}
            onClose={() => setOpened(null)}
          />
        </Suspense>
      )}
    </>
  );
}
