import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import { kilometresText } from './distance.ts';
import type { ShopPage } from './shop-page.queries.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

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

/** `30 min`, `1 hr 30 min`, `2 days` as the reader writes it. */
function durationText(minutes: number, language: string): string {
  const parts = { day: Math.floor(minutes / DAY), hour: Math.floor((minutes % DAY) / HOUR), minute: minutes % HOUR };
  return Object.entries(parts)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
    )
    .join(' ');
}
