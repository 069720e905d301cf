import { Migration } from '@mikro-orm/migrations';

/** After how many minutes an order that nobody starts alarms, and which alarms have rung. */
export class RingAlarms extends Migration {
  override up(): void {
    this.addSql(`
      alter table "shop" add "alarm_minutes" int not null default 5;
      alter table "shop" add constraint "shop_alarm_minutes_check" check (alarm_minutes >= 0 and alarm_minutes <= 240);
      create table "order_alarm" ("order_id" int not null, "kind" text not null, "at" timestamptz not null default now(), primary key ("order_id", "kind"));
      alter table "order_alarm" add constraint "order_alarm_order_id_foreign" foreign key ("order_id") references "orders" ("id");
      alter table "order_alarm" add constraint "order_alarm_kind_check" check ("kind" in ('unstarted', 'forgotten', 'late'));
      create index "orders_in_kitchen" on "orders" ("due_at") where "status" in ('pending', 'baking');
    `);
  }
}
