import { label } from '../../chat/emoji.ts';
import { linkTo, shareLink } from '../../chat/link.ts';
import type { Say } from '../../chat/say.ts';
import type { Screen } from '../../chat/screen.ts';
import { openInvitations } from '../invitations/invitations.actions.ts';
import { SHOP } from '../shops/shop-page.screens.ts';
import { sendShopQr } from '../shops/shops.actions.ts';

/** The first product is on the shelf: what brings customers to it. */
export function sellingScreen(say: Say, shop: { shopId: number; name: string; botName: string }): Screen {
  const { shopId, name, botName } = shop;
  const link = linkTo(botName, SHOP, shopId);
  return {
    text: say.html('opening.selling', { name, link }),
    buttons: [
      [
        { label: label('share', say('shops.share')), url: shareLink(link, name) },
        { label: label('share', say('shops.qr')), data: sendShopQr.write({ shopId }) },
      ],
      [{ label: label('invitation', say('staff.invite')), data: openInvitations.write({}) }],
    ],
  };
}
