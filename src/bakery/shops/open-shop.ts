import { operation } from '../operation.ts';
import { makeShop, type NewShop } from './make-shop.ts';

/** Whoever runs the bot opens one without being invited. @throws {Refusal} `shop.name-taken` */
export const openShop = operation({
  name: 'open-shop',
  allow: ['operator'],
  audited: true,
  async run({ em }, { personId }, shop: NewShop) {
    return { shopId: await makeShop(em, personId, shop) };
  },
});
