import { label } from '../../../chat/emoji.ts';
import type { InlineCard } from '../../../chat/inline.ts';
import { linkTo } from '../../../chat/link.ts';
import type { Say } from '../../../chat/say.ts';
import { shorten } from '../../../chat/shorten.ts';
import { shortage } from '../availability.ts';
import type { InlineProduct } from './inline.queries.ts';

/** A caption has 1024 characters. */
const DESCRIPTION = 500;

/**
 * What stays in the other chat says nothing that is different tomorrow but the price, and nothing about who asked: only
 * they see the description.
 */
export function inlineCard(say: Say, product: InlineProduct, botName: string): InlineCard {
  const { id, name, description, currency, shopName, fileId } = product;
  const price = say.money({ minor: product.price, currency });
  const about = description ? say.html('search.card.about', { description: shorten(description, DESCRIPTION) }) : '';
  return {
    id: `p${id}`,
    title: name,
    description: [price, product.isAvoided && say('catalog.avoided'), shortage(say, product)]
      .filter(Boolean)
      .join(' · '),
    text: say.html('search.card.text', { name, price, shop: shopName }) + about,
    ...(fileId && { fileId }),
    button: { label: label('catalogue', say('search.card.open')), url: linkTo(botName, 'p_', id) },
  };
}
