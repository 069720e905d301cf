import { Migration } from '@mikro-orm/migrations';

/**
 * The changes of a day, of somebody or in a table are found by an index, also where there are none; so are the orders
 * of a product, and what an order took from the stock. Which group is the board is noted too, and that somebody's PIN
 * was taken away: the PIN itself is nobody's business. Nor is who was new to this bot when a shop wrote a number down.
 */
export class FindChanges extends Migration {
  override up(): void {
    this.addSql(`
      create index "audit_shop_id_at_id_index" on "audit" ("shop_id", "at", "id");
      create index "audit_shop_id_by_id_id_index" on "audit" ("shop_id", "by_id", "id");
      create index "audit_shop_id_table_name_id_index" on "audit" ("shop_id", "table_name", "id");
      create index "order_line_product_id_order_id_index" on "order_line" ("product_id", "order_id");
      create index "stock_movement_of_order" on "stock_movement" ("order_id") where "order_id" is not null;

      create or replace function audited_columns(changed jsonb) returns jsonb immutable language sql as $fn$
        select (changed - '{version,is_placed,is_sold_out,shown,was_shown,sold,rating_sum,rating_count,token_hash,pin_hash,pin_tries,pin_closed_until,unlocked_until,seen_at}'::text[])
          || case when changed ? 'pin_hash'
            then jsonb_build_object('has_pin', changed ->> 'pin_hash' is not null) else '{}' end
      $fn$;
      drop trigger audited on "person";
      create trigger audited after update of pin_hash on "person" for each row
        when (current_setting('bulka.by', true) <> '') execute function note_change('id');
      call audit_table('group_board', 'reader_id');
    `);
  }
}
