/** Addresses of bytes, below that of the server. They name the state of the file, so that caches may keep them. */

/** Of the thumbnail of an image, but for its width: `&width=320`. */
export function thumbnailAddress(id: string, version: string): string {
  return `/api/v1/images/${encodeURIComponent(id)}/thumbnail?v=${encodeURIComponent(version)}`;
}

/** Of the file itself, by its path relative to the base directory. */
export function originalAddress(path: string, version: string): string {
  // A name of Windows may hold a lone surrogate, which has no UTF-8.
  const parts = path.split('/').map((part) => encodeURIComponent(part.toWellFormed()));
  return `/api/images/${parts.join('/')}?v=${encodeURIComponent(version)}`;
}
