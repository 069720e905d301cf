import { Migration } from '@mikro-orm/migrations';

/**
 * Links for owners and new bakeries, for several people, revoked. What an older process still accepts meanwhile fails
 * and is done by a new one: its update is tried again.
 */
export class InviteOwners extends Migration {
  override up(): void {
    this.addSql(`
      create table "invitation_use" ("id" serial primary key, "invitation_id" int not null, "person_id" int not null, "shop_id" int null, "at" timestamptz not null default now());
      create index "invitation_use_person_id_index" on "invitation_use" ("person_id");
      alter table "invitation_use" add constraint "invitation_use_invitation_id_person_id_unique" unique ("invitation_id", "person_id");
      alter table "invitation_use" add constraint "invitation_use_invitation_id_foreign" foreign key ("invitation_id") references "invitation" ("id");
      alter table "invitation_use" add constraint "invitation_use_person_id_foreign" foreign key ("person_id") references "person" ("id");
      alter table "invitation_use" add constraint "invitation_use_shop_id_foreign" foreign key ("shop_id") references "shop" ("id") on delete set null;
      call audit_table('invitation_use', 'id');

      alter table "invitation" add "created_at" timestamptz not null default now(), add "uses" int not null default 1, add "used" int not null default 0, add "revoked_at" timestamptz null;
      update "invitation" set "created_at" = least(now(), "expires_at" - interval '7 days'), "used" = case when "used_at" is null then 0 else 1 end;
      insert into "invitation_use" ("invitation_id", "person_id", "at") select "id", "used_by_id", "used_at" from "invitation" where "used_by_id" is not null and "used_at" is not null;
      alter table "invitation" drop column "used_by_id", drop column "used_at";
      alter table "invitation" alter column "shop_id" drop not null;
      alter table "invitation" drop constraint "invitation_kind_check";
      alter table "invitation" add constraint "invitation_kind_check" check ("kind" in ('courier', 'employee', 'owner', 'shop'));
      alter table "invitation" add constraint "invitation_shop_check" check ((kind = 'shop') = (shop_id is null));
      alter table "invitation" add constraint "invitation_used_check" check (used >= 0 and used <= uses);

      alter table "role" add "ended_at" timestamptz null;
      alter table "person" add "opening" jsonb null;

      /* What somebody looks at, or has half typed, is nobody's business. */
      drop trigger audited on "person";
      create trigger audited after insert or delete or update of first_name, last_name, phone, email, avoids on "person" for each row
        when (current_setting('bulka.by', true) <> '') execute function note_change('id');
    `);
  }
}
