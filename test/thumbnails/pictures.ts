import sharp from 'sharp';

interface PictureOptions {
  width?: number;
  height?: number;
  colour?: string;
  /** Of EXIF, 1 to 8. */
  orientation?: number;
  format?: 'png' | 'jpeg' | 'webp' | 'avif' | 'gif';
}

/** An image file of one colour. */
export function picture({
  width = 400,
  height = 300,
  colour = 'red',
  orientation = 1,
  format = 'png',
}: PictureOptions = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .withMetadata({ orientation })
    .toFormat(format)
    .toBuffer();
}

/** An image file that no two are alike of, and that hardly shrinks. */
export function noise(width = 320, height = width): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'black',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
}

/** What a WebP shows: its size, and its colour in the middle. */
export async function shown(webp: Uint8Array): Promise<{ width: number; height: number; colour: number[] }> {
  const { data, info } = await sharp(webp).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3;
  return { width: info.width, height: info.height, colour: [...data.subarray(middle, middle + 3)] };
}
