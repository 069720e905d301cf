import { defineEntity, p } from '@mikro-orm/core';
import { Product } from '../catalog/product.ts';
import { Person } from '../people/person.ts';

const StockMovementSchema = defineEntity({
  name: 'StockMovement',
  indexes: [
    { properties: ['product', 'id'] },
    {
      name: 'stock_movement_of_order',
      expression:
        'create index "stock_movement_of_order" on "stock_movement" ("order_id") where "order_id" is not null',
    },
  ],
  properties: {
    id: p.integer().primary(),
    product: () => p.manyToOne(Product),
    /** Pieces: plus came in, minus went out. */
    quantity: p.integer(),
    reason: p.enum(['opening', 'order', 'cancelled', 'restock', 'baked', 'waste', 'gift', 'counted'] as const),
    orderId: p.integer().nullable(),
    by: () => p.manyToOne(Person).nullable(),
    at: p.datetime().defaultRaw('now()'),
  },
});

/** Why a stock changed. Append-only; a product's stock is the sum of its movements. */
export class StockMovement extends StockMovementSchema.class {}
StockMovementSchema.setClass(StockMovement);
