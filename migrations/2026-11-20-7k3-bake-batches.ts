import { Migration } from '@mikro-orm/migrations';

/** What was baked, for which order's line, and what of it nobody has ordered yet. */
export class BakeBatches extends Migration {
  override up(): void {
    this.addSql(`
      create table "batch" ("id" serial primary key, "product_id" int not null, "shop_id" int not null, "quantity" int not null, "by_id" int not null, "at" timestamptz not null default now());
      create index "batch_product_id_id_index" on "batch" ("product_id", "id");
      create index "batch_by_id_index" on "batch" ("by_id");
      alter table "batch" add constraint "batch_product_id_foreign" foreign key ("product_id") references "product" ("id");
      alter table "batch" add constraint "batch_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");
      alter table "batch" add constraint "batch_by_id_foreign" foreign key ("by_id") references "person" ("id");
      alter table "batch" add constraint "batch_quantity_check" check (quantity >= 1 and quantity <= 999);

      alter table "order_line" add "baked" int not null default 0;
      alter table "order_line" add constraint "order_line_baked_check" check (baked >= 0 and baked <= quantity);
      alter table "product" add "spare" int not null default 0, add "spare_at" timestamptz null;
      alter table "product" add constraint "product_spare_check" check (spare >= 0);

      alter table "stock_movement" drop constraint "stock_movement_reason_check";
      alter table "stock_movement" add constraint "stock_movement_reason_check" check ("reason" in ('opening', 'order', 'cancelled', 'restock', 'baked'));
    `);
  }
}
