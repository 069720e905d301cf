import { commandsFor } from '../../chat/commands.ts';
import { linkId } from '../../chat/link.ts';
import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import type { Visitor } from '../../chat/visitor.ts';
import type { RoleKind } from '../operation.ts';
import { beginOpening, goOnOpening } from './begin-opening.ts';
import { openHome } from './home.actions.ts';
import { type Home, homeOf } from './home.queries.ts';
import { helpScreen, homeScreen, noShopScreen } from './home.screens.ts';
import { lookAtShop } from './look-at-shop.ts';
import { showShops } from './near.form.ts';
import { openShopForm } from './open-shop.form.ts';
import { SHOP } from './shop-page.screens.ts';

export const home = room();

home.form(openShopForm);

home.command('start', async (turn) => {
  if (!(await goOnOpening(turn))) await showHome(turn);
  await showCommands(turn);
});
home.command('menu', (turn) => showHome(turn));
home.on(openHome, (turn) => showHome(turn));
/** A link from somewhere with a payload we do not know. */
home.link('', (turn) => showHome(turn));

home.link(SHOP, async (turn, words) => {
  const shopId = linkId(words) ?? 0;
  const found = await turn.read(homeOf, shopId, turn.visitor.personId);
  if (found) await turn.run(lookAtShop, { shopId });
  else await turn.toast(turn.say('refusals.shop.gone'));
  await showHome(turn, found);
});

home.command('help', (turn) => turn.send(helpScreen(turn.say, commandsFor(turn.visitor))));

/** Of the shop the visitor looks at; who has chosen none of several is asked. */
async function showHome(turn: Turn, found?: Home): Promise<void> {
  const { firstName, personId, operator, shopId, hasChosenShop, locked = [] } = turn.visitor;
  if (!found && shopId !== undefined && !hasChosenShop) return showShops(turn, 0, 0);
  const home = found ?? (shopId === undefined ? undefined : await turn.read(homeOf, shopId, personId));
  if (home) {
    const kinds = kindsIn(turn.visitor, home.shopId);
    return turn.show(homeScreen(turn.say, { firstName, home, kinds, isLocked: locked.length > 0, now: turn.now }));
  }
  if (operator) return beginOpening(turn, null);
  await turn.show(noShopScreen(turn.say, firstName));
}

/** Everybody else has the menu of their Telegram's language already. */
async function showCommands(turn: Turn): Promise<void> {
  const { roles, operator } = turn.visitor;
  if (roles.length > 0 || operator) await turn.commandsChanged();
}

/** The operator of the installation is an owner everywhere. */
function kindsIn({ roles, operator }: Visitor, shopId: number): Set<RoleKind> {
  const kinds = roles.filter((role) => role.shopId === shopId).map(({ kind }) => kind);
  return new Set(operator ? [...kinds, 'owner'] : kinds);
}
