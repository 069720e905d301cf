import { Migration } from '@mikro-orm/migrations';

/** What an owner reads are the newest stars among a hundred thousand orders; the count and the average come along. */
export class FindRatings extends Migration {
  override up(): void {
    this.addSql(`
      create index "orders_rated" on "orders" ("shop_id", "rated_at") include ("rating") where "rating" is not null;
    `);
  }
}
