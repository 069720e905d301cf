import { Migration } from '@mikro-orm/migrations';

/** A page of a table begins where the last one ended: an index by shop and number finds that place at once. */
export class LeafThroughTables extends Migration {
  override up(): void {
    this.addSql(`
      create index "product_shop_id_id_index" on "product" ("shop_id", "id");
      create index "role_shop_id_id_index" on "role" ("shop_id", "id");
      create index "invitation_shop_id_id_index" on "invitation" ("shop_id", "id");
      create index "product_beginning" on "product" ("shop_id", lower("name") text_pattern_ops);
      create index "person_beginning" on "person" (lower("first_name") text_pattern_ops);
      create index "batch_shop_id_id_index" on "batch" ("shop_id", "id");
    `);
  }
}
