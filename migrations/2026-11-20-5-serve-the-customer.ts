import { Migration } from '@mikro-orm/migrations';

/** When and where a shop serves, more about products, what a checkout asks, ratings, and words about an order. */
export class ServeTheCustomer extends Migration {
  override up(): void {
    this.addSql(`
      create table "product_watch" ("product_id" int not null, "person_id" int not null, "at" timestamptz not null default now(), primary key ("product_id", "person_id"));
      create index "product_watch_person_id_index" on "product_watch" ("person_id");
      create table "product_photo" ("product_id" int not null, "photo_id" int not null, "position" int not null, primary key ("product_id", "photo_id"));
      create index "product_photo_photo_id_index" on "product_photo" ("photo_id");
      create table "order_message" ("id" serial primary key, "order_id" int not null, "author_id" int not null, "audience" text not null, "text" varchar(1000) not null, "at" timestamptz not null default now());
      create index "order_message_order_id_index" on "order_message" ("order_id");
      create index "order_message_author_id_index" on "order_message" ("author_id");

      alter table "person" add "filter" jsonb null;
      alter table "shop" add "latitude" double precision null, add "longitude" double precision null, add "free_from" int null, add "minimum" int not null default 0, add "radius_km" double precision null, add "hours" jsonb null, add "lead_minutes" int not null default 30, add "slot_minutes" int not null default 30, add "slot_capacity" int null, add "cut_off" varchar(5) null;
      alter table "shop" add constraint "shop_minimum_check" check (minimum >= 0);
      alter table "shop" add constraint "shop_slot_minutes_check" check (slot_minutes >= 5 and slot_minutes <= 240);
      alter table "product" add "lead_minutes" int not null default 0, add "takes_inscription" boolean not null default false, add "sold" int not null default 0, add "rating_sum" int not null default 0, add "rating_count" int not null default 0;
      alter table "orders" add "change_from" bigint null, add "note" varchar(300) null, add "due_at" timestamptz not null default now(), add "slot_minutes" int null, add "rating" int null, add "rating_comment" varchar(300) null, add "rated_at" timestamptz null;
      create index "orders_shop_id_due_at_index" on "orders" ("shop_id", "due_at");
      alter table "orders" add constraint "orders_rating_check" check (rating >= 1 and rating <= 5);
      alter table "order_line" add "inscription" varchar(60) null;
      alter table "cart" add "note" varchar(300) null, add "slot_at" timestamptz null, add "change_from" bigint null, add "cleared" jsonb null;
      alter table "cart_line" add "price_seen" int null, add "inscription" varchar(60) null;

      update orders set due_at = placed_at;
      update product p set sold = s.pieces from (
        select l.product_id as id, sum(l.quantity) as pieces from order_line l join orders o on o.id = l.order_id
        where o.status = 'completed' group by 1
      ) s where s.id = p.id;

      alter table "product_watch" add constraint "product_watch_product_id_foreign" foreign key ("product_id") references "product" ("id") on update cascade on delete cascade;
      alter table "product_watch" add constraint "product_watch_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade;
      alter table "product_photo" add constraint "product_photo_product_id_foreign" foreign key ("product_id") references "product" ("id") on update cascade on delete cascade;
      alter table "product_photo" add constraint "product_photo_photo_id_foreign" foreign key ("photo_id") references "photo" ("id") on update cascade on delete cascade;
      alter table "order_message" add constraint "order_message_order_id_foreign" foreign key ("order_id") references "orders" ("id");
      alter table "order_message" add constraint "order_message_author_id_foreign" foreign key ("author_id") references "person" ("id");
      alter table "order_message" add constraint "order_message_audience_check" check ("audience" in ('customer', 'bakery', 'courier'));
    `);
  }
}
