import { Migration } from '@mikro-orm/migrations';

/** Who of the bakery gave a delivery to a courier, or took it away. The four digits of its door are nobody's business. */
export class NoteWhoAssigns extends Migration {
  override up(): void {
    this.addSql(`
      create or replace function audited_columns(changed jsonb) returns jsonb immutable language sql as $fn$
        select (changed - '{version,is_placed,is_sold_out,shown,was_shown,sold,rating_sum,rating_count,token_hash,code,pin_hash,pin_tries,pin_closed_until,unlocked_until,seen_at}'::text[])
          || case when changed ? 'pin_hash'
            then jsonb_build_object('has_pin', changed ->> 'pin_hash' is not null) else '{}' end
      $fn$;
      create trigger audited after update on "delivery" for each row
        when (current_setting('bulka.by', true) <> '') execute function note_change('id');
    `);
  }
}
