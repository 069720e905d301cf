import { Migration } from '@mikro-orm/migrations';

/**
 * What an index looks at is a column that changes when the level is crossed: with `stock` in the condition of one, each
 * piece sold wrote into every index of its product.
 */
export class SellWithoutAnIndex extends Migration {
  override up(): void {
    this.addSql(`
      drop index "product_low";
      alter table "product" add column "is_low" boolean generated always as (stock <= low_at) stored null;
      create index "product_low" on "product" ("shop_id", lower("name")) where "is_low";
      create or replace function audited_columns(changed jsonb) returns jsonb immutable language sql as $fn$
        select (changed - '{version,is_placed,is_sold_out,is_low,shown,was_shown,sold,rating_sum,rating_count,token_hash,code,pin_hash,pin_tries,pin_closed_until,unlocked_until,seen_at}'::text[])
          || case when changed ? 'pin_hash'
            then jsonb_build_object('has_pin', changed ->> 'pin_hash' is not null) else '{}' end
      $fn$;
    `);
  }
}
