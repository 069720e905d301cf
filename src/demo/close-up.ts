import { createCanvas, loadImage } from '@napi-rs/canvas';
import { JPEG_QUALITY, PICTURE } from './render-picture.ts';

/** A part of a picture: where its middle lies, in shares of width and height, and how many times larger it is shown. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly times: number;
}

/** A second look at something that was drawn already: far quicker than drawing it anew. */
export async function closeUp(jpeg: Buffer, { x, y, times }: Part): Promise<Buffer> {
  const { width, height } = PICTURE;
  const canvas = createCanvas(width, height);
  const left = Math.min(Math.max(x - 0.5 / times, 0), 1 - 1 / times) * width;
  const top = Math.min(Math.max(y - 0.5 / times, 0), 1 - 1 / times) * height;
  canvas
    .getContext('2d')
    .drawImage(await loadImage(jpeg), left, top, width / times, height / times, 0, 0, width, height);
  return await canvas.encode('jpeg', JPEG_QUALITY);
}
