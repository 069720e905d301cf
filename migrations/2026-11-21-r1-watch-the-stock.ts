import { Migration } from '@mikro-orm/migrations';

/** From how many pieces down the owners are told, and why pieces went that nobody bought. */
export class WatchTheStock extends Migration {
  override up(): void {
    this.addSql(`
      alter table "product" add "low_at" int null;
      alter table "product" add constraint "product_low_check" check (low_at >= 0);
      create index "product_low" on "product" ("shop_id", lower("name")) where "stock" <= "low_at";

      create index "stock_movement_product_id_id_index" on "stock_movement" ("product_id", "id");
      drop index "stock_movement_product_id_index";
      alter table "stock_movement" drop constraint "stock_movement_reason_check";
      alter table "stock_movement" add constraint "stock_movement_reason_check" check ("reason" in ('opening', 'order', 'cancelled', 'restock', 'baked', 'waste', 'gift', 'counted'));
    `);
  }
}
