import { Migration } from '@mikro-orm/migrations';

/** Where couriers are who share it, for as long as they do. */
export class SeeCouriers extends Migration {
  override up(): void {
    this.addSql(`
      create table "whereabouts" ("courier_id" int not null, "message_id" bigint not null, "latitude" double precision not null, "longitude" double precision not null, "heading" smallint null, "at" timestamptz not null, "until" timestamptz not null, "told_latitude" double precision not null, "told_longitude" double precision not null, "told_at" timestamptz not null default now(), primary key ("courier_id"));
      alter table "whereabouts" add constraint "whereabouts_courier_id_foreign" foreign key ("courier_id") references "person" ("id") on update cascade on delete cascade;
    `);
  }
}
