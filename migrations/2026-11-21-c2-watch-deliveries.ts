import { Migration } from '@mikro-orm/migrations';

/** How long a courier may leave an order standing, and an offer may wait; since when it does, and who was called. */
export class WatchDeliveries extends Migration {
  override up(): void {
    this.addSql(`
      alter table "shop" add "pickup_minutes" int not null default 15, add "offer_minutes" int not null default 5;
      alter table "shop" add constraint "shop_pickup_minutes_check" check (pickup_minutes >= 0 and pickup_minutes <= 240);
      alter table "shop" add constraint "shop_offer_minutes_check" check (offer_minutes >= 0 and offer_minutes <= 240);
      alter table "delivery" add "offered_at" timestamptz not null default now(), add "calls" int not null default 0;
      alter table "delivery" add constraint "delivery_calls_check" check (calls >= 0 and calls <= 2);
      create index "delivery_waiting" on "delivery" ("status") where "status" in ('offered', 'accepted');
    `);
  }
}
