import { Migration } from '@mikro-orm/migrations';

/** What people say about themselves: another name, email, saved addresses, allergens to avoid; and being forgotten. */
export class KnowThePerson extends Migration {
  override up(): void {
    this.addSql(`
      alter table "person" add column "has_own_name" boolean not null default false, add column "telegram_first_name" varchar(64) not null default '', add column "telegram_last_name" varchar(64) null, add column "email" varchar(254) null, add column "avoids" text[] not null default '{}', add column "erased_at" timestamptz null;
      create unique index "person_email_unique" on "person" (lower("email"));

      alter table "product" add column "allergens" text[] not null default '{}';

      create table "address" ("id" serial primary key, "person_id" int not null, "kind" text not null, "name" varchar(20) not null default '', "address" varchar(300) null, "latitude" double precision null, "longitude" double precision null);
      create unique index "address_person_name_unique" on "address" ("person_id", "kind", lower("name"));
      alter table "address" add constraint "address_kind_check" check ("kind" in ('home', 'work', 'named'));
      alter table "address" add constraint "address_person_id_foreign" foreign key ("person_id") references "person" ("id");
    `);
  }
}
