import { durationText } from '../../chat/duration.ts';
import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import { kilometresText } from './distance.ts';
import type { ShopPage } from './shop-page.queries.ts';

/** On which conditions the shop delivers and takes orders: lines of HTML. */
export function deliveryText(say: Say, shop: ShopPage): string {
  const { shopFee, freeFrom, minimum, radiusKm, leadMinutes, currency } = shop;
  const money = (minor: number) => say.money({ minor, currency });
  const fee = freeFrom === null ? 'fee' : 'fee-free-from';
  return [
    label(
      'delivery',
      shopFee === 0
        ? say.html('shops.delivery.free')
        : say.html(`shops.delivery.${fee}`, { fee: money(shopFee), from: money(freeFrom ?? 0) }),
    ),
    ...(radiusKm === null ? [] : [say.html('shops.delivery.radius', { km: kilometresText(radiusKm, say.language) })]),
    ...(minimum > 0 ? [say.html('shops.delivery.minimum', { minimum: money(minimum) })] : []),
    ...(leadMinutes > 0 ? [say.html('shops.delivery.lead', { time: durationText(leadMinutes, say.language) })] : []),
  ].join('\n');
}
