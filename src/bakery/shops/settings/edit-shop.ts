import { changeField } from '../../change-field.ts';
import { type Outcome, operation } from '../../operation.ts';
import { keepCurrency } from './keep-currency.ts';

export interface ShopChange {
  readonly shopId: number;
  /** Of shop-fields.ts. */
  readonly column: string;
  /** As JSON has it. */
  readonly value: Outcome;
  /** What was there when the question was asked. */
  readonly seen: Outcome;
}

/** One setting of a shop. @throws {Refusal} `field.taken`, `shop.currency-locked` */
export const editShop = operation({
  name: 'edit-shop',
  allow: ['owner'],
  audited: true,
  shop: async (_em, { shopId }: ShopChange) => shopId,
  async run({ em }, _actor, { shopId, ...change }) {
    if (change.column === 'currency') await keepCurrency(em, shopId);
    return changeField(em, { table: 'shop', id: shopId, ...change });
  },
});
