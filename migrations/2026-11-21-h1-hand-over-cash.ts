import { Migration } from '@mikro-orm/migrations';

/** Who has handed over the cash of which deliveries, and who has counted it. */
export class HandOverCash extends Migration {
  override up(): void {
    this.addSql(`
      create table "cash_handover" ("id" serial primary key, "shop_id" int not null, "courier_id" int not null, "amount" bigint not null, "currency" varchar(3) not null, "deliveries" int not null, "asked_at" timestamptz not null default now(), "received" bigint null, "confirmed_by_id" int null, "confirmed_at" timestamptz null, "note" varchar(300) null);
      create index "cash_handover_shop_id_id_index" on "cash_handover" ("shop_id", "id");
      create index "cash_handover_courier_id_index" on "cash_handover" ("courier_id");
      create index "cash_handover_confirmed_by_id_index" on "cash_handover" ("confirmed_by_id");
      alter table "cash_handover" add constraint "cash_handover_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");
      alter table "cash_handover" add constraint "cash_handover_courier_id_foreign" foreign key ("courier_id") references "person" ("id");
      alter table "cash_handover" add constraint "cash_handover_confirmed_by_id_foreign" foreign key ("confirmed_by_id") references "person" ("id") on delete set null;
      alter table "cash_handover" add constraint "cash_handover_amount_check" check (amount >= 0 and received >= 0 and deliveries >= 0);
      alter table "cash_handover" add constraint "cash_handover_confirmed_check" check ((confirmed_at is null) = (received is null));

      alter table "delivery" add "handover_id" int null;
      alter table "delivery" add constraint "delivery_handover_id_foreign" foreign key ("handover_id") references "cash_handover" ("id") on delete set null;
      create index "delivery_handover_id_index" on "delivery" ("handover_id");
    `);
  }
}
