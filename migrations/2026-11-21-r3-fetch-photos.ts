import { Migration } from '@mikro-orm/migrations';

/** Photos that come with a table: in a ZIP, or by link. */
export class FetchPhotos extends Migration {
  override up(): void {
    this.addSql(`
      alter table "photo" add "origin" text null;
      alter table "goods_import" add "photos_told_at" timestamptz null;
      create index "goods_import_ready" on "goods_import" ("at") where "state" = 'ready';

      create table "import_picture" ("import_id" int not null, "origin" varchar(200) not null, "bytes" bytea not null, primary key ("import_id", "origin"));
      alter table "import_picture" add constraint "import_picture_import_id_foreign" foreign key ("import_id") references "goods_import" ("id") on delete cascade;

      create table "photo_fetch" ("id" serial primary key, "import_id" int not null, "link" text not null, "targets" jsonb not null, "state" text not null default 'waiting', "failure" jsonb null, "tries" int not null default 0, "not_before" timestamptz not null default now());
      create index "photo_fetch_import_id_index" on "photo_fetch" ("import_id");
      create index "photo_fetch_waiting" on "photo_fetch" ("not_before") where "state" = 'waiting';
      alter table "photo_fetch" add constraint "photo_fetch_state_check" check ("state" in ('waiting', 'done', 'failed', 'passed'));
      alter table "photo_fetch" add constraint "photo_fetch_import_id_foreign" foreign key ("import_id") references "goods_import" ("id") on delete cascade;
    `);
  }
}
