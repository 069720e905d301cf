import { Migration } from '@mikro-orm/migrations';

/** The bakery's own tables, as the entities declare them. */
export class OpenTheShop extends Migration {
  override up(): void {
    this.addSql(`
      create table "person" ("id" serial primary key, "telegram_id" bigint null, "first_name" varchar(64) not null, "last_name" varchar(64) null, "username" varchar(32) null, "phone" varchar(16) null, "language" varchar(5) null, "telegram_language" varchar(5) not null default 'en', "shop_id" int null, "unreachable_since" timestamptz null, "created_at" timestamptz not null default now());
      alter table "person" add constraint "person_telegram_id_unique" unique ("telegram_id");
      alter table "person" add constraint "person_phone_unique" unique ("phone");

      create table "photo" ("id" serial primary key, "bytes" bytea null, "file_id" text null);
      create index "photo_file_id_index" on "photo" ("file_id");

      create table "shop" ("id" serial primary key, "name" varchar(64) not null, "description" text not null default '', "currency" varchar(3) not null, "time_zone" varchar(64) not null, "address" varchar(200) not null default '', "language" varchar(5) not null, "delivery_fee" int not null default 0, "bakes_to_order" boolean not null default true, "created_at" timestamptz not null default now());
      alter table "shop" add constraint "shop_name_unique" unique ("name");
      alter table "shop" add constraint "shop_delivery_fee_check" check (delivery_fee >= 0);

      create table "role" ("id" serial primary key, "person_id" int not null, "shop_id" int not null, "kind" text not null, "active" boolean not null default true, "on_duty" boolean not null default true, "created_at" timestamptz not null default now());
      create index "role_shop_id_kind_index" on "role" ("shop_id", "kind");
      alter table "role" add constraint "role_person_id_shop_id_kind_unique" unique ("person_id", "shop_id", "kind");
      alter table "role" add constraint "role_kind_check" check ("kind" in ('courier', 'employee', 'owner'));

      create table "product" ("id" serial primary key, "shop_id" int not null, "name" varchar(80) not null, "description" text not null default '', "price" int not null, "cost" int null, "weight_grams" int null, "tags" text[] not null default '{}', "stock" int null, "on_shelf" boolean not null default true, "photo_id" int null, "version" int not null default 1, "created_at" timestamptz not null default now());
      create unique index "product_shop_name_unique" on "product" ("shop_id", lower("name"));
      create index "product_off_shelf" on "product" ("shop_id") where not "on_shelf";
      alter table "product" add constraint "product_stock_check" check (stock >= 0);
      alter table "product" add constraint "product_price_check" check (price > 0);

      create table "orders" ("id" serial primary key, "shop_id" int not null, "customer_id" int not null, "status" text not null default 'pending', "fulfilment" text not null, "address" varchar(300) null, "latitude" double precision null, "longitude" double precision null, "phone" varchar(16) not null, "payment" text not null, "item_total" bigint not null, "delivery_fee" int not null, "total" bigint not null, "currency" varchar(3) not null, "intent" varchar(40) not null, "cancel_reason" varchar(300) null, "placed_at" timestamptz not null default now(), "version" int not null default 1);
      alter table "orders" add constraint "orders_intent_unique" unique ("intent");
      create index "orders_customer_id_id_index" on "orders" ("customer_id", "id");
      create index "orders_shop_id_status_index" on "orders" ("shop_id", "status");
      alter table "orders" add constraint "orders_status_check" check ("status" in ('pending', 'baking', 'ready', 'in_transit', 'completed', 'cancelled'));
      alter table "orders" add constraint "orders_fulfilment_check" check ("fulfilment" in ('delivery', 'pickup'));
      alter table "orders" add constraint "orders_payment_check" check ("payment" in ('cash'));

      create table "order_step" ("id" serial primary key, "order_id" int not null, "from_status" text null, "to_status" text not null, "by_id" int not null, "reason" varchar(300) null, "at" timestamptz not null default now());
      create index "order_step_order_id_index" on "order_step" ("order_id");
      alter table "order_step" add constraint "order_step_from_status_check" check ("from_status" in ('pending', 'baking', 'ready', 'in_transit', 'completed', 'cancelled'));
      alter table "order_step" add constraint "order_step_to_status_check" check ("to_status" in ('pending', 'baking', 'ready', 'in_transit', 'completed', 'cancelled'));

      create table "order_line" ("order_id" int not null, "product_id" int not null, "name" varchar(80) not null, "price" int not null, "cost" int null, "quantity" int not null, "from_stock" boolean not null, primary key ("order_id", "product_id"));
      alter table "order_line" add constraint "order_line_quantity_check" check (quantity >= 1 and quantity <= 99);

      create table "delivery" ("id" serial primary key, "order_id" int not null, "courier_id" int null, "status" text not null default 'offered', "accepted_at" timestamptz null, "picked_up_at" timestamptz null, "delivered_at" timestamptz null, "version" int not null default 1);
      alter table "delivery" add constraint "delivery_order_id_unique" unique ("order_id");
      create index "delivery_courier_id_status_index" on "delivery" ("courier_id", "status");
      alter table "delivery" add constraint "delivery_status_check" check ("status" in ('offered', 'accepted', 'picked_up', 'delivered', 'called_off'));

      create table "invitation" ("id" serial primary key, "token_hash" varchar(64) not null, "kind" text not null, "shop_id" int not null, "created_by_id" int not null, "expires_at" timestamptz not null, "used_by_id" int null, "used_at" timestamptz null);
      alter table "invitation" add constraint "invitation_token_hash_unique" unique ("token_hash");
      alter table "invitation" add constraint "invitation_kind_check" check ("kind" in ('courier', 'employee', 'owner'));

      create table "invitation_try" ("id" serial primary key, "person_id" int not null, "at" timestamptz not null default now());
      create index "invitation_try_person_id_at_index" on "invitation_try" ("person_id", "at");

      create table "offer" ("delivery_id" int not null, "courier_id" int not null, "at" timestamptz not null default now(), primary key ("delivery_id", "courier_id"));
      create index "offer_courier_id_index" on "offer" ("courier_id");

      create table "category" ("id" serial primary key, "shop_id" int not null, "name" varchar(40) not null, "emoji" varchar(16) not null default '', "position" int not null default 0);
      alter table "category" add constraint "category_shop_id_name_unique" unique ("shop_id", "name");

      create table "product_category" ("category_id" int not null, "product_id" int not null, primary key ("category_id", "product_id"));
      create index "product_category_product_id_index" on "product_category" ("product_id");

      create table "cart" ("id" serial primary key, "person_id" int not null, "shop_id" int not null, "version" int not null default 1, "fulfilment" text null, "address" varchar(300) null, "latitude" double precision null, "longitude" double precision null, "phone" varchar(16) null);
      alter table "cart" add constraint "cart_person_id_shop_id_unique" unique ("person_id", "shop_id");
      alter table "cart" add constraint "cart_fulfilment_check" check ("fulfilment" in ('delivery', 'pickup'));

      create table "cart_line" ("cart_id" int not null, "product_id" int not null, "quantity" int not null, "added_at" timestamptz not null default now(), primary key ("cart_id", "product_id"));
      alter table "cart_line" add constraint "cart_line_quantity_check" check (quantity >= 1 and quantity <= 99);

      create table "stock_movement" ("id" serial primary key, "product_id" int not null, "quantity" int not null, "reason" text not null, "order_id" int null, "by_id" int null, "at" timestamptz not null default now());
      create index "stock_movement_product_id_index" on "stock_movement" ("product_id");
      alter table "stock_movement" add constraint "stock_movement_reason_check" check ("reason" in ('opening', 'order', 'cancelled', 'restock'));

      alter table "role" add constraint "role_person_id_foreign" foreign key ("person_id") references "person" ("id");
      alter table "role" add constraint "role_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");

      alter table "product" add constraint "product_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");
      alter table "product" add constraint "product_photo_id_foreign" foreign key ("photo_id") references "photo" ("id") on delete set null;

      alter table "orders" add constraint "orders_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");
      alter table "orders" add constraint "orders_customer_id_foreign" foreign key ("customer_id") references "person" ("id");

      alter table "order_step" add constraint "order_step_order_id_foreign" foreign key ("order_id") references "orders" ("id");
      alter table "order_step" add constraint "order_step_by_id_foreign" foreign key ("by_id") references "person" ("id");

      alter table "order_line" add constraint "order_line_order_id_foreign" foreign key ("order_id") references "orders" ("id") on update cascade on delete cascade;
      alter table "order_line" add constraint "order_line_product_id_foreign" foreign key ("product_id") references "product" ("id") on update cascade on delete no action;

      alter table "delivery" add constraint "delivery_order_id_foreign" foreign key ("order_id") references "orders" ("id");
      alter table "delivery" add constraint "delivery_courier_id_foreign" foreign key ("courier_id") references "person" ("id") on delete set null;

      alter table "invitation" add constraint "invitation_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");
      alter table "invitation" add constraint "invitation_created_by_id_foreign" foreign key ("created_by_id") references "person" ("id");
      alter table "invitation" add constraint "invitation_used_by_id_foreign" foreign key ("used_by_id") references "person" ("id") on delete set null;

      alter table "invitation_try" add constraint "invitation_try_person_id_foreign" foreign key ("person_id") references "person" ("id");

      alter table "offer" add constraint "offer_delivery_id_foreign" foreign key ("delivery_id") references "delivery" ("id") on update cascade on delete cascade;
      alter table "offer" add constraint "offer_courier_id_foreign" foreign key ("courier_id") references "person" ("id") on update cascade on delete cascade;

      alter table "category" add constraint "category_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");

      alter table "product_category" add constraint "product_category_category_id_foreign" foreign key ("category_id") references "category" ("id") on update cascade on delete cascade;
      alter table "product_category" add constraint "product_category_product_id_foreign" foreign key ("product_id") references "product" ("id") on update cascade on delete cascade;

      alter table "cart" add constraint "cart_person_id_foreign" foreign key ("person_id") references "person" ("id");
      alter table "cart" add constraint "cart_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");

      alter table "cart_line" add constraint "cart_line_cart_id_foreign" foreign key ("cart_id") references "cart" ("id") on update cascade on delete cascade;
      alter table "cart_line" add constraint "cart_line_product_id_foreign" foreign key ("product_id") references "product" ("id") on update cascade on delete cascade;

      alter table "stock_movement" add constraint "stock_movement_product_id_foreign" foreign key ("product_id") references "product" ("id");
      alter table "stock_movement" add constraint "stock_movement_by_id_foreign" foreign key ("by_id") references "person" ("id") on delete set null;
    `);
  }
}
