import { Migration } from '@mikro-orm/migrations';

/** Many that were archived at one moment are leafed through without sorting all of them. */
export class LeafThroughTheArchive extends Migration {
  override up(): void {
    this.addSql(`
      drop index "product_archived";
      create index "product_archived" on "product" ("shop_id", "archived_at" desc, "id" desc) where "archived_at" is not null;
    `);
  }
}
