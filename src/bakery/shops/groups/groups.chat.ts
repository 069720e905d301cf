import { type InGroup, room } from '../../../chat/room.ts';
import { shorten } from '../../../chat/shorten.ts';
import type { Turn } from '../../../chat/turn.ts';
import { notAllowed } from '../../not-allowed.ts';
import { Refusal } from '../../refusal.ts';
import { ownShops, shopOfGroup } from './group-boards.queries.ts';
import { chooseLinked, linkShop, openGroups, releaseGroup } from './groups.actions.ts';
import { couriersTopicNotice, groupHearers, kitchenTopicNotice, limitedNotice, lostNotice } from './groups.notices.ts';
import { groupsScreen, linkedScreen, whichShopScreen } from './groups.screens.ts';
import { linkGroup } from './link-group.ts';
import { unlinkGroup } from './unlink-group.ts';

/** Letters of a group's title that are kept, as many as of a name. */
const TITLE = 64;

export const groups = room();

groups.tells(groupHearers, kitchenTopicNotice, couriersTopicNotice, limitedNotice, lostNotice);

groups.command('link', async (turn) => turn.send(await groupsOf(turn, 0)));
groups.command('unlink', async (turn) => turn.send(await groupsOf(turn, 0)));
groups.on(openGroups, async (turn, { page }) => turn.show(await groupsOf(turn, page)));
groups.on(releaseGroup, async (turn, { shopId }) => {
  await turn.run(unlinkGroup, { shopId });
  await turn.show(await groupsOf(turn, 0));
});

/** One bakery is linked at once; of several its owner is asked. */
groups.inGroup('link', async (turn, group) => {
  const own = await ownShopsOf(turn, 0);
  if (own.count > 1) return turn.send(whichShopScreen(turn.say, own));
  await link(turn, group, own.shops[0]!.shopId);
});
groups.onInGroup(chooseLinked, async (turn, { page }) =>
  turn.show(whichShopScreen(turn.say, await ownShopsOf(turn, page))),
);
groups.onInGroup(linkShop, (turn, { shopId }, group) => link(turn, group, shopId));

groups.inGroup('unlink', async (turn, { chatId }) => {
  await ownShopsOf(turn, 0);
  const shopId = await turn.read(shopOfGroup, chatId);
  if (shopId === undefined) throw new Refusal('group.not-linked');
  await turn.run(unlinkGroup, { shopId });
  await turn.send({ text: turn.say.html('groups.unlinked') });
});

async function link(turn: Turn, { chatId, title, isForum }: InGroup, shopId: number): Promise<void> {
  const linked = await turn.run(linkGroup, { shopId, chatId, title: shorten(title, TITLE), isForum });
  await turn.show(linkedScreen(turn.say, linked));
}

/** @throws {Refusal} `not-allowed` for whoever owns none */
async function ownShopsOf(turn: Turn, page: number) {
  const { visitor } = turn;
  const own = await turn.read(ownShops, visitor, page);
  if (own.count > 0) return own;
  throw visitor.operator ? new Refusal('shop.none-yet') : notAllowed(['owner']);
}

async function groupsOf(turn: Turn, page: number) {
  return groupsScreen(turn.say, await ownShopsOf(turn, page), turn.botName);
}
