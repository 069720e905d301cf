import { orTaken } from '../../change-field.ts';
import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';

export interface NewProduct {
  readonly shopId: number;
  readonly name: string;
  /** Minor units of the shop's currency. */
  readonly price: number;
}

/** Baked to order and on the shelf, until something else is said. @throws {Refusal} `field.taken`, whatever the case. */
export const addProduct = operation({
  name: 'add-product',
  allow: ['owner'],
  shop: async (_em, { shopId }: NewProduct) => shopId,
  audited: true,
  async run({ em }, _actor, { shopId, name, price }) {
    const made = rows<{ id: number }>(em)`
      insert into product (shop_id, name, price) values (${shopId}, ${name}, ${price}) returning id`;
    const [product] = await orTaken(made, name);
    return { productId: product!.id };
  },
});
