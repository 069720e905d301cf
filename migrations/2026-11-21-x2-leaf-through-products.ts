import { Migration } from '@mikro-orm/migrations';

/** `/tables` lists archived products too, so the unique index of names, which leaves them out, does not sort it. */
export class LeafThroughProducts extends Migration {
  override up(): void {
    this.addSql(`create index "product_by_name" on "product" ("shop_id", lower("name"), "id");`);
  }
}
