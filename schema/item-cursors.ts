/**
 * Where items stand in the lists that they were given out in. Lists of operations carry the cursor of their last item alone;
 * connections of GraphQL have one for each.
 */
const cursors = new WeakMap<object, string>();

/** Says which cursor goes on behind an item. */
export function noteCursor(item: object, cursor: string): void {
  cursors.set(item, cursor);
}

/** The cursor that goes on behind an item: its id, where it was not said otherwise. */
export function cursorBehind(item: { id: string }): string {
  return cursors.get(item) ?? item.id;
}
