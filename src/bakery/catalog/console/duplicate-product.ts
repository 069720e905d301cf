import { orTaken } from '../../change-field.ts';
import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';
import { type OfProduct, shopOfProduct } from '../shop-of-product.ts';

export interface Copied extends OfProduct {
  readonly name: string;
}

/**
 * One more product with everything the other has but its stock, its sales and its stars; off the shelf, until somebody
 * has looked at it.
 * @throws {Refusal} `field.taken`
 */
export const duplicateProduct = operation({
  name: 'duplicate-product',
  allow: ['owner'],
  shop: shopOfProduct,
  audited: true,
  async run({ em }, _actor, { productId, name }: Copied) {
    const made = await orTaken(
      rows<{ id: number }>(em)`
        insert into product (shop_id, name, description, price, cost, weight_grams, tags, allergens, stock, low_at, on_shelf,
          lead_minutes, takes_inscription, photo_id)
        select shop_id, ${name}, description, price, cost, weight_grams, tags, allergens,
          case when stock is not null then 0 end, low_at, false, lead_minutes, takes_inscription, photo_id
        from product where id = ${productId} returning id`,
      name,
    );
    const copyId = made[0]!.id;
    await rows(em)`insert into product_category (category_id, product_id)
      select category_id, ${copyId}::int from product_category where product_id = ${productId}`;
    await rows(em)`insert into product_photo (product_id, photo_id, position)
      select ${copyId}::int, photo_id, position from product_photo where product_id = ${productId}`;
    return { productId: copyId };
  },
});
