import { describe, expect, it } from '@jest/globals';
import { renderPicture } from '../../src/demo/render-picture.ts';
import { renderPictures } from '../../src/demo/render-pictures.ts';

const files = ['macarons.svg', 'basque-cheesecake.svg', 'chocolate-cake.svg'];

describe('Drawing the pictures of the demo bakery in threads', () => {
  it('gives the same pictures as drawing them one by one', async () => {
    const { pictures } = renderPictures(files);
    expect([...(await pictures).keys()].sort()).toEqual([...files].sort());
    for (const file of files) expect((await pictures).get(file)!.equals(await renderPicture(file))).toBe(true);
  }, 60_000);

  it('can be stopped when nobody needs them', async () => {
    const { pictures, stop } = renderPictures(files);
    await stop();
    await expect(pictures).rejects.toThrow('stopped');
  });

  it('says which picture is missing', async () => {
    await expect(renderPictures(['stone-soup.svg']).pictures).rejects.toThrow('stone-soup.svg');
  });
});
