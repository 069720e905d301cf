import { Migration } from '@mikro-orm/migrations';

/**
 * What a shop itself writes down about a customer. Whom it has registered by a phone number it does not know yet: what
 * the person says of themselves elsewhere is not its business before they order there, or take its card.
 */
export class LookAfterCustomers extends Migration {
  override up(): void {
    this.addSql(`
      alter table "customer" add column "is_met" boolean not null default true, add column "called" varchar(64) null, add column "phone" varchar(16) null, add column "email" varchar(254) null, add column "note" varchar(500) null, add column "token_hash" varchar(64) null, add column "link_until" timestamptz null, add column "claimed_at" timestamptz null;
      alter table "customer" add constraint "customer_token_hash_unique" unique ("token_hash");
      create index "customer_shop_id_phone_index" on "customer" ("shop_id", "phone");
      create index "customer_beginning" on "customer" ("shop_id", lower("called") text_pattern_ops);
      create index "orders_shop_id_phone_index" on "orders" ("shop_id", "phone");

      /* Asked first, so that a regular customer's order uses up no number. */
      create or replace function know_customer() returns trigger language plpgsql as $fn$
      begin
        if not exists (select from customer where shop_id = new.shop_id and person_id = new.customer_id and is_met) then
          insert into customer (shop_id, person_id) values (new.shop_id, new.customer_id)
          on conflict (shop_id, person_id) do update set is_met = true;
        end if;
        return null;
      end $fn$;
    `);
  }
}
