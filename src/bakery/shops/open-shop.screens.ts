import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { beginProduct } from '../catalog/console/products.actions.ts';
import { hoursText } from './hours/hours.screens.ts';
import type { NewShop } from './make-shop.ts';
import { openSettings } from './settings/settings.actions.ts';

export function newShopScreen(say: Say, shop: NewShop, now: Date): Screen {
  const { name, description, address, hours, timeZone, currency, language } = shop;
  return {
    text: [
      say.html('opening.preview', { name }),
      ...(description ? [say.html('shops.description', { description })] : []),
      ...(address ? [label('address', say.html('shops.address', { address }))] : []),
      hours ? label('time', hoursText(say, hours, timeZone, now)) : label('time', say.html('opening.always')),
      say.html('opening.terms', {
        currency,
        timeZone: timeZone.replaceAll('_', ' '),
        language: say(`people.language.names.${language}`),
      }),
      say.html('opening.ask-open'),
    ].join('\n\n'),
  };
}

/** What is missing before somebody can order: one product. */
export function shopOpenedScreen(say: Say, name: string): Screen {
  return {
    text: say.html('opening.opened', { name }),
    buttons: [
      [{ label: label('add', say('opening.add-product')), data: beginProduct.write({}) }],
      [{ label: label('settings', say('settings.open')), data: openSettings.write({ shopId: 0 }) }],
    ],
  };
}
