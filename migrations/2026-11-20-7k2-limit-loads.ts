import { Migration } from '@mikro-orm/migrations';

/** How many deliveries a courier may have at once. */
export class LimitLoads extends Migration {
  override up(): void {
    this.addSql(`
      alter table "shop" add "courier_limit" int not null default 3;
      alter table "shop" add constraint "shop_courier_limit_check" check (courier_limit >= 1);
    `);
  }
}
