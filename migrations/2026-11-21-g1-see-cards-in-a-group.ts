import { Migration } from '@mikro-orm/migrations';

/** A Telegram group can be a shop's board. */
export class SeeCardsInAGroup extends Migration {
  override up(): void {
    this.addSql(`
      create table "group_board" ("reader_id" int not null, "shop_id" int not null, "title" varchar(64) not null, "is_forum" boolean not null default false, "kitchen_topic" int null, "couriers_topic" int null, "denied_at" timestamptz null, "linked_by_id" int not null, "linked_at" timestamptz not null default now(), "released_at" timestamptz null, primary key ("reader_id"));
      create index "group_board_shop_id_index" on "group_board" ("shop_id");
      create index "group_board_linked_by_id_index" on "group_board" ("linked_by_id");
      create unique index "group_board_live_unique" on "group_board" ("shop_id") where "released_at" is null;
      alter table "group_board" add constraint "group_board_reader_id_foreign" foreign key ("reader_id") references "person" ("id") on update cascade on delete cascade;
      alter table "group_board" add constraint "group_board_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");
      alter table "group_board" add constraint "group_board_linked_by_id_foreign" foreign key ("linked_by_id") references "person" ("id");

      -- The group in which a shop's cards are seen now; null while there is none, or none that can be written to.
      create function group_of(shop integer) returns integer language sql stable as $$
        select b.reader_id from group_board b join person p on p.id = b.reader_id
        where b.shop_id = shop and b.released_at is null and p.telegram_id is not null and p.unreachable_since is null
      $$;
    `);
  }
}
