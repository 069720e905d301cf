import { Migration } from '@mikro-orm/migrations';

/** Tables of products that owners have sent, and what would become of them. */
export class ReadTables extends Migration {
  override up(): void {
    this.addSql(`
      create table "goods_import" ("id" serial primary key, "shop_id" int not null, "by_id" int not null, "at" timestamptz not null default now(), "file_name" varchar(120) not null, "state" text not null default 'ready', "goods" jsonb not null, "wrong" jsonb not null, "plan" jsonb not null, "ended_at" timestamptz null);
      create index "goods_import_shop_id_id_index" on "goods_import" ("shop_id", "id");
      create index "goods_import_by_id_index" on "goods_import" ("by_id");
      alter table "goods_import" add constraint "goods_import_state_check" check ("state" in ('ready', 'done', 'dropped'));
      alter table "goods_import" add constraint "goods_import_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");
      alter table "goods_import" add constraint "goods_import_by_id_foreign" foreign key ("by_id") references "person" ("id");
    `);
  }
}
