import { label } from '../../../chat/emoji.ts';
import { escapeHtml } from '../../../chat/escape.ts';
import { pageOf, pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { openProducts } from '../../catalog/console/products.actions.ts';
import { openDeliveries } from '../../deliveries/deliveries.actions.ts';
import { openBoard } from '../../kitchen/kitchen.actions.ts';
import { openHome } from '../../shops/home.actions.ts';
import { openSettings } from '../../shops/settings/settings.actions.ts';
import { openWorkplaces, workAt } from './workplaces.actions.ts';
import type { Workplace } from './workplaces.queries.ts';

/** Letters on a button as wide as the screen, beside its emoji. */
const WIDE = 31;

/** A screen of somebody who works in several shops: which one it is about, and the way to the others. */
export function atWorkScreen(say: Say, name: string, screen: Screen): Screen {
  const change = {
    label: label('shop', say('work.change', { name: shorten(name, 18) })),
    data: openWorkplaces.write({ page: 0 }),
  };
  return { ...inShopScreen(say, name, screen), buttons: [...(screen.buttons ?? []), [change]] };
}

/** The shop stands above; a title that ends with its name need not say it again. */
export function inShopScreen(say: Say, name: string, screen: Screen): Screen {
  const [title = '', ...rest] = screen.text.split('\n');
  const end = ` · ${escapeHtml(name)}`;
  const short = title.endsWith(end) ? title.slice(0, -end.length) : title;
  return { ...screen, text: [label('shop', say.html('work.header', { name })), short, ...rest].join('\n') };
}

export function workplacesScreen(say: Say, shops: readonly Workplace[], asked: number): Screen {
  const count = shops[0]?.count ?? 0;
  const page = pageOf(asked, count);
  return {
    text: say.html(count === 0 ? 'work.none' : 'work.ask'),
    buttons: [
      ...shops.map(({ shopId, name }) => [
        { label: label('shop', shorten(name, WIDE)), data: workAt.write({ shopId }) },
      ]),
      ...pager(page, count, (to) => openWorkplaces.write({ page: to })),
      [{ label: label('back', say('people.home')), data: openHome.write({}) }],
    ],
  };
}

/** What there is to do in the shop that was chosen. */
export function workingAtScreen(say: Say, name: string, place: { shopId: number; kinds: ReadonlySet<string> }): Screen {
  const { shopId, kinds } = place;
  const bakes = kinds.has('employee') || kinds.has('owner');
  const ways: (Button | false)[] = [
    bakes && { label: label('bake', say('home.board')), data: openBoard.write({ page: 0 }) },
    kinds.has('owner') && { label: label('stock', say('home.products')), data: openProducts.write({ page: 0 }) },
    kinds.has('owner') && { label: label('settings', say('settings.open')), data: openSettings.write({ shopId }) },
    kinds.has('courier') && {
      label: label('delivery', say('home.deliveries')),
      data: openDeliveries.write({ page: 0 }),
    },
  ];
  return {
    text: label('shop', say.html('work.here', { name })),
    buttons: [
      ...ways.filter((way) => way !== false).map((way) => [way]),
      [{ label: label('shop', say('work.others')), data: openWorkplaces.write({ page: 0 }) }],
      [{ label: label('back', say('people.home')), data: openHome.write({}) }],
    ],
  };
}
