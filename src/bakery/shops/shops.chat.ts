import { linkTo } from '../../chat/link.ts';
import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { lookAtShop } from './look-at-shop.ts';
import { nearForm, showShops } from './near.form.ts';
import { qrOf } from './qr.ts';
import { shopName, shopPage } from './shop-page.queries.ts';
import { SHOP, type ShopPageView, shopPageScreen, shopQrScreen } from './shop-page.screens.ts';
import { aboutShop, findNear, openShopPage, openShops, sendShopQr } from './shops.actions.ts';

export const shops = room();

shops.form(nearForm);

shops.on(openShops, (turn, { page, near }) => showShops(turn, page, near));
shops.on(findNear, (turn) => turn.begin(nearForm));

shops.on(openShopPage, async (turn, { shopId, ...from }) => {
  await turn.run(lookAtShop, { shopId });
  await showPage(turn, shopId, from);
});
shops.on(aboutShop, (turn, { shopId }) => showPage(turn, shopId));

shops.on(sendShopQr, async (turn, { shopId }) => {
  const { botName } = turn;
  const name = await turn.read(shopName, shopId);
  if (name === undefined) return showGone(turn);
  const png = await qrOf(linkTo(botName, SHOP, shopId));
  await turn.send(shopQrScreen(turn.say, { shopId, name, botName, png }));
});

async function showPage(turn: Turn, shopId: number, from?: ShopPageView['from']): Promise<void> {
  const shop = await turn.read(shopPage, shopId);
  if (!shop) return showGone(turn);
  const { botName, now } = turn;
  await turn.show(shopPageScreen(turn.say, { shop, botName, now, from }));
}

async function showGone(turn: Turn): Promise<void> {
  await turn.toast(turn.say('refusals.shop.gone'));
  await showShops(turn, 0, 0);
}
