import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { beginProduct } from '../catalog/products.actions.ts';
import type { NewShop } from './open-shop.ts';
import { openSettings } from './settings.actions.ts';

export function newShopScreen(say: Say, { language, ...shop }: NewShop): Screen {
  return { text: say.html('opening.preview', { ...shop, language: say(`people.language.names.${language}`) }) };
}

export function shopOpenedScreen(say: Say, name: string): Screen {
  return {
    text: say.html('opening.opened', { name }),
    buttons: [
      [{ label: label('add', say('opening.add-product')), data: beginProduct.write({}) }],
      [{ label: label('settings', say('settings.open')), data: openSettings.write({ shopId: 0 }) }],
    ],
  };
}
