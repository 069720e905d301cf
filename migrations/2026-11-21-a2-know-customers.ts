import { Migration } from '@mikro-orm/migrations';

/** Whom a shop knows. A trigger sees to it that everybody with an order is there, whoever writes the order. */
export class KnowCustomers extends Migration {
  override up(): void {
    this.addSql(`
      create table "customer" ("id" serial primary key, "shop_id" int not null, "person_id" int not null, "registered_by_id" int null, "blocked_at" timestamptz null, "blocked_reason" varchar(300) null, "blocked_by_id" int null, "created_at" timestamptz not null default now());
      create index "customer_person_id_index" on "customer" ("person_id");
      create index "customer_registered_by_id_index" on "customer" ("registered_by_id");
      create index "customer_blocked_by_id_index" on "customer" ("blocked_by_id");
      create index "customer_shop_id_id_index" on "customer" ("shop_id", "id");
      alter table "customer" add constraint "customer_shop_id_person_id_unique" unique ("shop_id", "person_id");
      alter table "customer" add constraint "customer_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");
      alter table "customer" add constraint "customer_person_id_foreign" foreign key ("person_id") references "person" ("id");
      alter table "customer" add constraint "customer_registered_by_id_foreign" foreign key ("registered_by_id") references "person" ("id") on delete set null;
      alter table "customer" add constraint "customer_blocked_by_id_foreign" foreign key ("blocked_by_id") references "person" ("id") on delete set null;

      insert into customer (shop_id, person_id, created_at)
      select shop_id, customer_id, min(placed_at) from orders group by shop_id, customer_id order by min(placed_at);

      /* Asked first, so that a regular customer's order uses up no number. */
      create function know_customer() returns trigger language plpgsql as $fn$
      begin
        if not exists (select from customer where shop_id = new.shop_id and person_id = new.customer_id) then
          insert into customer (shop_id, person_id) values (new.shop_id, new.customer_id) on conflict do nothing;
        end if;
        return null;
      end $fn$;
      create trigger customer_known after insert or update of customer_id on orders
        for each row execute function know_customer();
      call audit_table('customer', 'id');
    `);
  }
}
