import { operation } from '../../operation.ts';
import { categoryCalled } from './category-called.ts';

export interface NewCategory {
  readonly shopId: number;
  readonly name: string;
}

/** As the last one; one of that name, whatever the case, is taken as it is. @throws {Refusal} `category.too-many` */
export const addCategory = operation({
  name: 'add-category',
  allow: ['owner'],
  shop: async (_em, { shopId }: NewCategory) => shopId,
  audited: true,
  run: async ({ em }, _actor, { shopId, name }) => ({ categoryId: await categoryCalled(em, shopId, name) }),
});
