import { Film, ImageOff } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { RouterOutputs } from 'seedroll/client';
import { useIsConnected } from '../live/live-updates.js';
import { classNames } from './class-names.js';
import { thumbhashAddress } from './thumbhash.js';
import { useTurn } from './use-turn.js';
import { isVideo } from './video.js';

export type ImagePreview = NonNullable<RouterOutputs['images']['previews']['items'][number]>;

const WIDTHS = [160, 320, 640, 1280] as const;

/** The address of the smallest thumbnail that has all the pixels which a box of `size` CSS pixels shows. */
export function thumbnailFor({ thumbnail }: ImagePreview, size: number): string {
  const pixels = size * Math.min(devicePixelRatio, 2);
  const width = WIDTHS.find((width) => width >= pixels * 0.9) ?? 1280;
  return `${thumbnail}&width=${String(width)}`;
}

export interface PictureProps {
  preview: ImagePreview;
  /** Longer edge of its box, in CSS pixels. */
  size: number;
  alt: string;
  /** Whether it is seen now: what is seen is loaded first. */
  isSeen?: boolean;
  /** Told the size of the picture that was loaded, which has the aspect of the image. */
  onSize?: ((size: { width: number; height: number }) => void) | undefined;
  className?: string | undefined;
}

/** An image in small; of a video, of which there is no thumbnail, what it is. */
export function Picture(props: PictureProps): ReactElement {
  const { preview, alt, className } = props;
  if (!isVideo(preview.filename)) return <Thumbnail {...props} />;
  return (
    <div
      className={classNames('relative grid place-items-center bg-raised text-muted', className)}
      role="img"
      aria-label={`${alt === '' ? '' : `${alt}, `}video`}
    >
      <Film size={24} aria-hidden="true" />
    </div>
  );
}

/** Its colours at once, then the thumbnail. What has left the screen is not loaded any further. */
function Thumbnail({ preview, size, alt, isSeen = true, onSize, className }: PictureProps): ReactElement {
  const source = thumbnailFor(preview, size);
  const [loaded, setLoaded] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const { isOn, onEnd } = useTurn(source, isSeen);
  const isConnected = useIsConnected();
  const picture = useRef<HTMLImageElement>(null);
  const colours = preview.thumbhash === null ? null : thumbhashAddress(preview.thumbhash);

  // Once the server is back, what failed without it is worth another try.
  useEffect(() => {
    if (isConnected) setFailed(null);
  }, [isConnected]);

  useEffect(() => {
    const { current } = picture;
    return () => {
      // Browsers go on loading for elements that are gone, until these are collected.
      if (current !== null && !current.complete) current.removeAttribute('src');
    };
  }, []);

  return (
    <div
      className={classNames('relative overflow-hidden bg-raised bg-cover', className)}
      style={colours === null ? undefined : { backgroundImage: `url(${colours})` }}
    >
      {failed === source ? (
        <div
          className="grid size-full place-items-center text-muted"
          role="img"
          aria-label={`${alt} (cannot be shown)`}
        >
          <ImageOff size={24} aria-hidden="true" />
        </div>
      ) : (
        <img
          ref={picture}
          src={isOn || loaded !== null ? source : undefined}
          alt={alt}
          draggable={false}
          decoding="async"
          fetchPriority={isSeen ? 'high' : 'low'}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
            onEnd(true);
            setLoaded(source);
            onSize?.({ width, height });
          }}
          onError={() => {
            onEnd(false);
            setFailed(source);
          }}
          className={classNames(
            'size-full object-cover transition-opacity duration-150',
            loaded === null && 'opacity-0',
          )}
        />
      )}
    </div>
  );
}
