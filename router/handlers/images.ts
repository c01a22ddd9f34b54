import { imagesGet, imagesList } from '../../schema/operations/index.js';
import { implement } from '../implement.js';

export const imageHandlers = [
  implement(imagesList, ({ session }, { directory, group, ...paging }) =>
    group === undefined
      ? session.imagesOfDirectory(directory ?? '', paging)
      : session.imagesOfGroup(group, paging),
  ),
  implement(imagesGet, ({ session }, { id }) => session.image(id)),
];
