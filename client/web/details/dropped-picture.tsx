import { ImageOff } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';

const BOX = 'max-h-[65dvh] max-w-full rounded-md object-contain max-md:max-h-[40dvh]';

/** The picture of a file of somebody's own computer, as far as this browser can show it. */
export function DroppedPicture({ file }: { file: File }): ReactElement | null {
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState<File | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  const fail = (): void => setFailed(file);
  if (failed === file) {
    return (
      <p className="grid min-h-40 place-items-center content-center gap-2 rounded-md bg-raised p-4 text-muted">
        <ImageOff size={28} aria-hidden="true" />
        This browser cannot show it.
      </p>
    );
  }
  if (address === null) return null;
  return (
    <div className="grid place-items-center">
      {file.type.startsWith('video/') ? (
        <video src={address} controls loop muted className={BOX} aria-label={file.name} onError={fail} />
      ) : (
        <img src={address} alt={file.name} className={BOX} onError={fail} />
      )}
    </div>
  );
}
