import { Migration } from '@mikro-orm/migrations';

/** A page of those who work in a shop, however many have ever worked there. */
export class LeafThroughStaff extends Migration {
  override up(): void {
    this.addSql(`
      create index "role_here" on "role" ("shop_id", "id") where "active" or "suspended_at" is not null;
      create index "role_here_as" on "role" ("shop_id", "kind", "id") where "active" or "suspended_at" is not null;
      create index "role_suspended" on "role" ("shop_id", "id") where "suspended_at" is not null;
    `);
  }
}
