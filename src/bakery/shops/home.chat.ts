import { commandsFor } from '../../chat/commands.ts';
import { linkId } from '../../chat/link.ts';
import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import type { Visitor } from '../../chat/visitor.ts';
import type { RoleKind } from '../operation.ts';
import { openHome } from './home.actions.ts';
import { homeOf } from './home.queries.ts';
import { helpScreen, homeScreen, noShopScreen } from './home.screens.ts';
import { lookAtShop } from './look-at-shop.ts';
import { openShopForm } from './open-shop.form.ts';

export const home = room();

home.form(openShopForm);

home.command('start', async (turn) => {
  await showHome(turn);
  await showCommands(turn);
});
home.command('menu', (turn) => showHome(turn));
home.on(openHome, (turn) => showHome(turn));
/** A link from somewhere with a payload we do not know. */
home.link('', (turn) => showHome(turn));

home.link('shop_', async (turn, words) => {
  const { shopId } = await turn.run(lookAtShop, { shopId: linkId(words) ?? 0 });
  await showHome(turn, shopId);
});

home.command('help', (turn) => turn.send(helpScreen(turn.say, commandsFor(turn.visitor))));

async function showHome(turn: Turn, shopId = turn.visitor.shopId): Promise<void> {
  const { firstName, personId, operator } = turn.visitor;
  const found = shopId === undefined ? undefined : await turn.read(homeOf, shopId, personId);
  if (shopId !== undefined && found) {
    return turn.show(homeScreen(turn.say, firstName, found, kindsIn(turn.visitor, shopId)));
  }
  if (operator) return turn.begin(openShopForm);
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
