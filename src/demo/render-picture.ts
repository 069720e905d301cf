import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** Pixels. A landscape 4:3 fills a Telegram bubble and stays far below the 10 MB limit of a photo. */
export const PICTURE = { width: 960, height: 720 } as const;

export const JPEG_QUALITY = 88;

/**
 * Draws one of the SVG files in `pictures/`.
 * @returns a JPEG of {@link PICTURE} size.
 * @throws when there is no such file.
 */
export async function renderPicture(fileName: string): Promise<Buffer> {
  const svg = await loadImage(await readFile(new URL(`pictures/${fileName}`, import.meta.url)));
  const canvas = createCanvas(PICTURE.width, PICTURE.height);
  canvas.getContext('2d').drawImage(svg, 0, 0, PICTURE.width, PICTURE.height);
  return await canvas.encode('jpeg', JPEG_QUALITY);
}
