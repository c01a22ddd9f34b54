import { workflowIn } from '../../schema/models/workflow.js';
import { metadataGet } from '../../schema/operations/index.js';
import { implement } from '../implement.js';

export const metadataHandlers = [
  implement(metadataGet, async ({ session }, { path, workflow }) => {
    const metadata = await session.metadata(path);
    return workflow === true ? { ...metadata, workflow: workflowIn(metadata.raw) } : metadata;
  }),
];
