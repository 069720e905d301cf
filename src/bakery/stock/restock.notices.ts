import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Hearers, Notice } from '../../chat/notice.ts';
import { shopOfProduct } from '../catalog/shop-of-product.ts';
import { rows } from '../rows.ts';
import { stockOf } from './restock.queries.ts';
import { lowScreen } from './restock.screens.ts';

/** For the owners, when little is left of a product. Its subject is the product. */
export const lowNotice: Notice = {
  code: 'stk.low',
  keeps: 'latest',
  canWait: (em, productId) => shopOfProduct(em, { productId }),
  async render({ em, say, personId }, productId) {
    const owned = await ownedShops(em, personId);
    const stock = await stockOf(
      em,
      productId,
      owned.map(({ shopId }) => shopId),
    );
    return stock && lowScreen(say, stock);
  },
};

export const lowHearers: Hearers = {
  async 'stock.low'(em, { productId }) {
    const owners = await rows<{ personId: number }>(em)`
      select r.person_id as "personId" from product p join role r on r.shop_id = p.shop_id
      where p.id = ${productId} and r.active and r.kind = 'owner' order by r.person_id`;
    return owners.map(({ personId }) => ({ notice: lowNotice, subjectId: productId, personId }));
  },
};

async function ownedShops(em: SqlEntityManager, personId: number): Promise<{ shopId: number }[]> {
  return rows<{ shopId: number }>(
    em,
  )`select shop_id as "shopId" from role where person_id = ${personId} and active and kind = 'owner'`;
}
