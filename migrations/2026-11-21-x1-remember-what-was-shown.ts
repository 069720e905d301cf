import { Migration } from '@mikro-orm/migrations';

/** What was on the shelf once is known to its customers; what never was is a secret of the bakery. */
export class RememberWhatWasShown extends Migration {
  override up(): void {
    this.addSql(`
      alter table "product" add "was_shown" boolean not null default false;
      update product p set was_shown = true where on_shelf or sold > 0
        or exists (select from cart_line l where l.product_id = p.id)
        or exists (select from product_watch w where w.product_id = p.id);
      create function note_shown() returns trigger language plpgsql as $fn$
      begin
        new.was_shown = true;
        return new;
      end $fn$;
      create trigger shelf_seen before insert or update of on_shelf on product
        for each row when (new.on_shelf and not new.was_shown) execute function note_shown();

      create or replace function audited_columns(changed jsonb) returns jsonb immutable language sql as $fn$
        select changed - '{version,is_placed,is_sold_out,shown,was_shown,sold,rating_sum,rating_count,token_hash,pin_hash,pin_tries,pin_closed_until,unlocked_until,seen_at}'::text[]
      $fn$;
    `);
  }
}
