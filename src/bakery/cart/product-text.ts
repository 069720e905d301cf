import { durationText } from '../../chat/duration.ts';
import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import { shorten } from '../../chat/shorten.ts';
import { availability } from '../catalog/availability.ts';
import { averageOf } from '../catalog/average.ts';
import type { Standing } from '../catalog/neighbours.ts';
import { tagText } from '../catalog/tags.ts';
import { allergenText } from '../people/allergens.ts';
import type { ProductPage } from './product-page.queries.ts';

/** A caption has 1024 characters; the description takes what the rest leaves. */
const CAPTION = 1000;
const LEAST_DESCRIPTION = 120;
const FACTS = 200;

export function productText(say: Say, product: ProductPage, standing?: Standing): string {
  const { name, description, price, currency, allergens, avoided, quantity } = product;
  const amount = say.money({ minor: price, currency });
  const facts = shorten(factsOf(say, product).join(' · '), FACTS);
  const before = [
    say.html('cart.product.title', { name }),
    say.html('cart.product.price', { price: amount, state: availability(say, product) }),
    ...ratingOf(say, product),
    ...(facts ? [say.html('cart.product.facts', { facts })] : []),
  ];
  const after = [
    ...(allergens.length > 0 ? [say.html('cart.product.contains', { allergens: allergenText(say, allergens) })] : []),
    ...(avoided.length > 0 ? [say.html('cart.product.avoided', { allergens: allergenText(say, avoided) })] : []),
    ...(product.takesInscription ? [say.html('product.inscription')] : []),
    ...(quantity > 0 ? [say.html('cart.product.in-cart', { quantity })] : []),
    ...(standing ? [say.html('product.position', { position: standing.position, count: standing.count })] : []),
  ];
  const room = CAPTION - [...before, ...after].join('\n').length;
  const about = shorten(description, Math.max(room, LEAST_DESCRIPTION));
  return [...before, ...(about ? [say.html('cart.product.description', { description: about })] : []), ...after].join(
    '\n',
  );
}

function ratingOf(say: Say, product: ProductPage): string[] {
  const average = averageOf(say, product);
  return average === undefined
    ? []
    : [label('rating', say('cart.product.rated', { average, count: product.ratingCount }))];
}

function factsOf(say: Say, { weightGrams, leadMinutes, tags }: ProductPage): string[] {
  return [
    ...(weightGrams === null ? [] : [say('cart.product.grams', { grams: weightGrams })]),
    ...(leadMinutes === 0 ? [] : [say('product.lead', { time: durationText(leadMinutes, say.language) })]),
    ...tags.map((tag) => tagText(say, tag)),
  ];
}
