import { groupsPreviews, imagesPreviews } from '../../schema/operations/index.js';
import { implement } from '../implement.js';

export const previewHandlers = [
  implement(imagesPreviews, async ({ session }, { ids }) => ({ items: await session.imagePreviews(ids) })),
  implement(groupsPreviews, async ({ session }, { ids }) => ({ items: await session.groupPreviews(ids) })),
];
