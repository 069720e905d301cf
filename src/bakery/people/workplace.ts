import type { Visitor } from '../../chat/visitor.ts';
import { locked } from '../locked.ts';
import { notAllowed } from '../not-allowed.ts';
import type { RoleKind } from '../operation.ts';
import { Refusal } from '../refusal.ts';

/**
 * The shop somebody acts in as one of `kinds`: the one they chose to work in, the one they look at, else the first, of
 * those where they are that. For finding what to show; whether they may act is asked of the database when the operation runs.
 * @throws {Refusal} `not-allowed`; `lock.closed` before their PIN; `shop.none-yet` for whoever runs the bot, before the first bakery
 */
export function workplace(visitor: Visitor, ...kinds: RoleKind[]): number {
  const { operator, shopId, workShopId, roles } = visitor;
  const shops = roles.filter((role) => kinds.includes(role.kind)).map((role) => role.shopId);
  const everywhere = operator && kinds.includes('owner');
  const shop = [workShopId, shopId].find((one) => one !== undefined && (everywhere || shops.includes(one))) ?? shops[0];
  if (shop === undefined) throw everywhere ? new Refusal('shop.none-yet') : notYet(visitor, kinds);
  return shop;
}

/**
 * For showing what is for the owners of a shop only; the operator owns every one.
 * @throws {Refusal} `not-allowed`, `lock.closed`
 */
export function mustOwn(visitor: Visitor, shopId: number): void {
  const { operator, roles } = visitor;
  if (operator || roles.some((role) => role.kind === 'owner' && role.shopId === shopId)) return;
  throw notYet(visitor, ['owner']);
}

function notYet({ locked: closed = [] }: Visitor, kinds: readonly RoleKind[]): Refusal {
  return closed.some(({ kind }) => kinds.includes(kind)) ? locked() : notAllowed(kinds);
}
