import { useQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import type { ImagePreview } from '../ui/picture.js';
import { useRefusal } from './use-refusal.js';

/** In place of an image that cannot be shown: which, why, and the file itself. */
export function BrokenNote({ image, thumbnail }: { image: ImagePreview; thumbnail: string }): ReactElement {
  const seedroll = useSeedroll();
  const { data: metadata } = useQuery(seedroll.metadata.get.queryOptions({ path: image.path }));
  const reasons = [useRefusal(thumbnail), metadata?.errors[0]].filter((reason) => reason != null);
  const reason = reasons.length === 0 ? 'It holds no picture that can be decoded.' : reasons.join(' ');
  return <UnshownNote image={image} reason={reason} />;
}

/** Which file is not shown, why, and a way to the file itself. */
export function UnshownNote({ image, reason }: { image: ImagePreview; reason: string }): ReactElement {
  return (
    <div className="absolute inset-0 grid place-items-center p-12" role="alert">
      <div className="flex max-w-md flex-col items-center gap-2 text-center">
        <ImageOff size={32} className="text-muted" aria-hidden="true" />
        <p className="font-medium wrap-anywhere">{image.filename} cannot be shown</p>
        <p className="text-[13px] text-muted wrap-anywhere">{reason}</p>
        <FileLink image={image}>Open the original</FileLink>
      </div>
    </div>
  );
}

/** Over an image whose file the browser shows nothing of. */
export function ThumbnailNote({ image }: { image: ImagePreview }): ReactElement {
  const ending = image.filename.slice(image.filename.lastIndexOf('.')).toLowerCase();
  return (
    <p
      role="note"
      className="absolute left-3 top-3 rounded-md bg-black/75 px-2 py-1 text-xs text-white [&_a]:text-white"
    >
      {COMMON.test(ending)
        ? 'The file is damaged: this is its thumbnail.'
        : `This browser does not show ${ending} files: this is its thumbnail.`}{' '}
      <FileLink image={image}>Open the original</FileLink>
    </p>
  );
}

/** What every browser shows. */
const COMMON = /^\.(?:png|apng|jpe?g|webp|gif|avif)$/;

function FileLink({ image, children }: { image: ImagePreview; children: string }): ReactElement {
  return (
    <a href={image.original} target="_blank" rel="noreferrer" className="text-[13px] text-accent underline">
      {children}
    </a>
  );
}
