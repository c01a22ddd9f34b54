/** Room that the stack takes above the cover. */
const STACK = 10;

/** The size of a picture in its box, in pixels: with its own aspect, as large as goes. A square where that is unknown. */
export function frameOf(
  picture: { width: number | null; height: number | null } | undefined,
  box: number,
): { width: number; height: number } {
  const room = box - STACK;
  const { width, height } = { width: picture?.width ?? 1, height: picture?.height ?? 1 };
  if (width <= 0 || height <= 0) return { width: room, height: room };
  const scale = Math.min(box / width, room / height);
  return { width: Math.max(24, Math.round(width * scale)), height: Math.max(24, Math.round(height * scale)) };
}
