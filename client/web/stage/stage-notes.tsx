import { useQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { seedrollError } from 'seedroll/client';
import { useSeedroll } from 'seedroll/client/react';
import type { ImagePreview } from '../ui/picture.js';

/** In place of an image that cannot be shown: which, why, and the file itself. */
export function BrokenNote({ image }: { image: ImagePreview }): ReactElement {
  const seedroll = useSeedroll();
  const { data: metadata, error } = useQuery(seedroll.metadata.get.queryOptions({ path: image.path }));
  const reason = metadata?.errors[0] ?? seedrollError(error)?.message;
  return (
    <div className="absolute inset-0 grid place-items-center p-12" role="alert">
      <div className="flex max-w-md flex-col items-center gap-2 text-center">
        <ImageOff size={32} className="text-muted" aria-hidden="true" />
        <p className="font-medium wrap-anywhere">{image.filename} cannot be shown</p>
        <p className="text-[13px] text-muted wrap-anywhere">
          {reason ?? 'It holds no picture that can be decoded.'}
        </p>
        <FileLink image={image}>Open the file</FileLink>
      </div>
    </div>
  );
}

/** Over an image of a format that browsers do not show. */
export function ThumbnailNote({ image }: { image: ImagePreview }): ReactElement {
  const ending = image.filename.slice(image.filename.lastIndexOf('.'));
  return (
    <p
      role="note"
      className="absolute left-3 top-3 rounded-md bg-black/75 px-2 py-1 text-xs text-white [&_a]:text-white"
    >
      This browser does not show {ending} files: this is its thumbnail.{' '}
      <FileLink image={image}>Open it</FileLink>
    </p>
  );
}

function FileLink({ image, children }: { image: ImagePreview; children: string }): ReactElement {
  return (
    <a href={image.original} target="_blank" rel="noreferrer" className="text-[13px] text-accent underline">
      {children}
    </a>
  );
}
