import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { demoProducts } from '../../src/demo/products.ts';
import { PICTURE, renderPicture } from '../../src/demo/render-picture.ts';

const folder = new URL('../../src/demo/pictures/', import.meta.url);
const files = (await readdir(folder)).sort();

/** Distinct colours among a grid of 48 × 36 points, four bits a channel. */
async function coloursIn(jpeg: Buffer): Promise<number> {
  const canvas = createCanvas(48, 36);
  const pen = canvas.getContext('2d');
  pen.drawImage(await loadImage(jpeg), 0, 0, 48, 36);
  const { data } = pen.getImageData(0, 0, 48, 36);
  const colours = new Set<number>();
  for (let i = 0; i < data.length; i += 4)
    colours.add(((data[i]! >> 4) << 8) | ((data[i + 1]! >> 4) << 4) | (data[i + 2]! >> 4));
  return colours.size;
}

describe('The pictures of the demo bakery', () => {
  it('belong to one product each, and none lies unused', () => {
    expect(demoProducts.map((product) => product.picture).sort()).toEqual(files);
  });

  it.each(files)('%s is small, whole in itself and without words', async (file) => {
    const svg = await readFile(new URL(file, folder), 'utf8');
    expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(25 * 1024);
    expect(svg).not.toMatch(/<(text|image|script|style|foreignObject)\b/);
    expect(svg.match(/(?:href="|url\()(?!#)/)).toBeNull();
    expect(svg).not.toContain('NaN');
  });

  it.each(files)('%s becomes a photo Telegram takes, with something on it', async (file) => {
    const jpeg = await renderPicture(file);
    const photo = await loadImage(jpeg);
    expect([...jpeg.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect([photo.width, photo.height]).toEqual([PICTURE.width, PICTURE.height]);
    expect(jpeg.length).toBeLessThan(300_000);
    expect(await coloursIn(jpeg)).toBeGreaterThan(60);
  });

  it('says which file is missing', async () => {
    await expect(renderPicture('stone-soup.svg')).rejects.toThrow('stone-soup.svg');
  });
});
