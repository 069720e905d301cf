import { label } from '../../../chat/emoji.ts';
import { PAGE, pageOf, pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { openProducts } from '../../catalog/console/products.actions.ts';
import { openPhotos } from '../import/imports.actions.ts';
import type { PhotosView } from './photos.queries.ts';

const LONGEST_LINK = 120;

/** How far the photos of a table have come, and at the end which are missing, and why. */
export function photosScreen(say: Say, view: PhotosView, asked = 0): Screen {
  const { importId, all, waiting, done, missing } = view;
  const name = shorten(view.fileName, 80);
  if (waiting > 0) {
    return { text: say.html('exchange.photos.under-way', { name, done: all - waiting, all }) };
  }
  const page = pageOf(asked, missing.length);
  const shown = missing.slice(page * PAGE, (page + 1) * PAGE).map(({ link, lines, failure }) =>
    say.html('exchange.import.line', {
      line: shorten(lines.join(', '), 40),
      text: `${shorten(link, LONGEST_LINK)}\n${say(`exchange.wrong.photo-${failure?.why ?? 'passed'}`, failure?.params)}`,
    }),
  );
  return {
    text: [
      say.html('exchange.photos.over', { name, done, all }),
      ...(missing.length > 0 ? [say.html('exchange.photos.missing', { count: missing.length }), ...shown] : []),
    ].join('\n\n'),
    buttons: [
      ...pager(page, missing.length, (to) => openPhotos.write({ importId, page: to })),
      [{ label: label('back', say('products.list')), data: openProducts.write({ page: 0 }) }],
    ],
  };
}
