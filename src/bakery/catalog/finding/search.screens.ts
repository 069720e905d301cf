import { label } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { openCart } from '../../cart/cart.actions.ts';
import { openHome } from '../../shops/home.actions.ts';
import { openCatalog } from '../catalog.actions.ts';
import { productLabel } from '../product-label.ts';
import { type Hits, MOST_HITS } from './hits.queries.ts';
import { openHit, openHits } from './search.actions.ts';

/** No form is needed: whatever is written outside of one is looked for. */
export function askScreen(say: Say): Screen {
  return { text: say.html('search.ask'), buttons: [waysOut(say)] };
}

export function hitsScreen(say: Say, hits: Hits): Screen {
  const { searchId, currency, products, page, count, isNear, inCart } = hits;
  const cart = inCart > 0 ? say('catalog.cart-with', { pieces: inCart }) : say('catalog.cart');
  return {
    text: textOf(say, hits),
    buttons: [
      ...products.map((product) => [
        {
          label: productLabel(say, product, currency),
          data: openHit.write({ productId: product.id, searchId, page }),
        },
      ]),
      ...(isNear ? [] : pager(page, count, (to) => openHits.write({ searchId, page: to }))),
      ...(inCart > 0 ? [[{ label: label('cart', cart), data: openCart.write({ page: 0 }) }]] : []),
      waysOut(say),
    ],
  };
}

function textOf(say: Say, { words, count, isNear }: Hits): string {
  if (isNear) return say.html(count > 0 ? 'search.near' : 'search.nothing', { words });
  return say.html(count < MOST_HITS ? 'search.found' : 'search.many', { words, count });
}

/** The buttons stay below a message for years, searches do not. */
export function oldSearchScreen(say: Say): Screen {
  return { text: say.html('search.old'), buttons: [waysOut(say)] };
}

function waysOut(say: Say): Button[] {
  return [
    { label: label('catalogue', say('catalog.catalogue')), data: openCatalog.write({ page: 0 }) },
    { label: label('back', say('catalog.home')), data: openHome.write({}) },
  ];
}
