import { label } from '../../../chat/emoji.ts';
import { pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { openHome } from '../home.actions.ts';
import type { GroupBoardRow, ShopsWithGroups, ShopWithGroup } from './group-boards.queries.ts';
import { chooseLinked, linkShop, openGroups, releaseGroup } from './groups.actions.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

/** In a group, when its owner has several bakeries. */
export function whichShopScreen(say: Say, { shops, page, count }: ShopsWithGroups): Screen {
  return {
    text: say.html('groups.which-shop'),
    buttons: [
      ...shops.map(({ shopId, shop }) => [
        { label: label('shop', shorten(shop, WIDE - 3)), data: linkShop.write({ shopId }) },
      ]),
      ...pager(page, count, (to) => chooseLinked.write({ page: to })),
    ],
  };
}

/** In the group: from now on its cards stand here. */
export function linkedScreen(
  say: Say,
  { shop, hasMoved }: { readonly shop: string; readonly hasMoved: boolean },
): Screen {
  const lines = [say.html('groups.linked', { shop }), ...(hasMoved ? [say.html('groups.moved')] : [])];
  return { text: lines.join('\n\n') };
}

/** For owners, in private: which group is whose, and how to get one. */
export function groupsScreen(say: Say, { shops, page, count }: ShopsWithGroups, botName: string): Screen {
  const lines = shops.map(({ shop, group }) =>
    label('shop', group === null ? say.html('groups.none', { shop }) : say.html('groups.has', { shop, group })),
  );
  return {
    text: [say.html('groups.about'), lines.join('\n')].join('\n\n'),
    buttons: [
      [
        {
          label: label('add', say('groups.add')),
          url: `https://t.me/${botName}?startgroup=link&admin=manage_topics`,
        },
      ],
      ...shops.filter(({ group }) => group !== null).map((shop) => [freeing(say, shop)]),
      ...pager(page, count, (to) => openGroups.write({ page: to })),
      [{ label: label('back', say('groups.home')), data: openHome.write({}) }],
    ],
  };
}

function freeing(say: Say, { shopId, shop }: ShopWithGroup) {
  const room = WIDE - label('remove', say('groups.free', { shop: '' })).length;
  return {
    label: label('remove', say('groups.free', { shop: shorten(shop, room) })),
    data: releaseGroup.write({ shopId }),
  };
}

/** The first words in a topic, which make it. */
export function topicScreen(
  say: Say,
  key: 'kitchen' | 'couriers',
  { shop, isForum }: GroupBoardRow,
): Screen | undefined {
  if (!isForum) return undefined;
  return { text: say.html(`groups.in-${key}`, { shop }), topic: { key, name: say(`groups.${key}`) } };
}

/** What to allow, so that there are topics. */
export function limitedScreen(say: Say): Screen {
  return { text: say.html('groups.limited') };
}

export function lostScreen(say: Say, { title, shop }: GroupBoardRow): Screen {
  return { text: say.html('groups.lost', { group: title, shop }) };
}
