import { metadataGet } from '../../schema/operations/index.js';
import { implement } from '../implement.js';

export const metadataHandlers = [implement(metadataGet, ({ session }, { path }) => session.metadata(path))];
