import { Migration } from '@mikro-orm/migrations';

/**
 * Who changed what: written by triggers, so that no statement can forget it. They fire in the transaction of an audited
 * operation only, which says whose it is (database/transaction.ts); what customers do costs nothing but the question.
 */
export class KeepAnAudit extends Migration {
  override up(): void {
    this.addSql(`
      create table "audit" ("id" serial primary key, "shop_id" int null, "by_id" int not null, "at" timestamptz not null default now(), "operation" varchar(40) not null, "table_name" varchar(40) not null, "row_id" int not null, "before" jsonb null, "after" jsonb null);
      create index "audit_by_id_index" on "audit" ("by_id");
      create index "audit_shop_id_id_index" on "audit" ("shop_id", "id");
      create index "audit_table_name_row_id_id_index" on "audit" ("table_name", "row_id", "id");
      alter table "audit" add constraint "audit_shop_id_foreign" foreign key ("shop_id") references "shop" ("id") on delete set null;
      alter table "audit" add constraint "audit_by_id_foreign" foreign key ("by_id") references "person" ("id");

      /* Nobody's doing (counted by the database), or nobody's business (secrets). */
      create function audited_columns(changed jsonb) returns jsonb immutable language sql as $fn$
        select changed - '{version,is_placed,shown,sold,rating_sum,rating_count,token_hash}'::text[]
      $fn$;

      create function note_change() returns trigger language plpgsql as $fn$
      declare
        former jsonb := case when tg_op <> 'INSERT' then audited_columns(to_jsonb(old)) end;
        present jsonb := case when tg_op <> 'DELETE' then audited_columns(to_jsonb(new)) end;
        whole jsonb := coalesce(present, former);
      begin
        if tg_op = 'UPDATE' then
          select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, present -> o.key) into former, present
          from jsonb_each(former) o where o.value is distinct from present -> o.key;
          if former is null then return null; end if;
        end if;
        insert into audit (shop_id, by_id, operation, table_name, row_id, before, after) values (
          coalesce(
            nullif(current_setting('bulka.shop', true), '')::int,
            case when tg_table_name = 'shop' then (whole ->> 'id')::int end
          ),
          current_setting('bulka.by')::int, current_setting('bulka.operation'), tg_table_name,
          coalesce(whole ->> tg_argv[0], whole ->> 'id')::int, former, present);
        return null;
      end $fn$;

      create procedure audit_table(name text, key text) language plpgsql as $fn$
      begin
        execute format('create trigger audited after insert or update or delete on %I for each row
          when (current_setting(''bulka.by'', true) <> '''') execute function note_change(%L)', name, key);
      end $fn$;
      call audit_table('shop', 'id');
      call audit_table('product', 'id');
      call audit_table('category', 'id');
      call audit_table('product_category', 'product_id');
      call audit_table('product_photo', 'product_id');
      call audit_table('role', 'id');
      call audit_table('invitation', 'id');
      call audit_table('person', 'id');
    `);
  }
}
