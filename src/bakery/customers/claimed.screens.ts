import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { openCatalog } from '../catalog/catalog.actions.ts';
import { openHome } from '../shops/home.actions.ts';
import type { ClaimedCard } from './claim-card.ts';

/** Greets whoever opened the link of their card. */
export function claimedScreen(say: Say, { shop }: ClaimedCard): Screen {
  return {
    text: say.html('customers.welcome', { shop }),
    buttons: [
      [{ label: label('catalogue', say('orders.catalogue')), data: openCatalog.write({ page: 0 }) }],
      [{ label: label('back', say('customers.home')), data: openHome.write({}) }],
    ],
  };
}
