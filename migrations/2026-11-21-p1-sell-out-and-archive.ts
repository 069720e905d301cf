import { Migration } from '@mikro-orm/migrations';

/**
 * Sold out for today, kept for old orders only, and what an owner looks for among many products. Names are unique among
 * those that are still sold; of categories whatever the case: those that differ in nothing else become one.
 */
export class SellOutAndArchive extends Migration {
  override up(): void {
    this.addSql(`
      alter table "product" add column "is_sold_out" boolean generated always as (stock = 0) stored null,
        add column "sold_out_until" timestamptz null, add column "archived_at" timestamptz null;
      alter table "product" add constraint "product_archived_check" check (archived_at is null or not on_shelf);
      drop index "product_shop_name_unique";
      create unique index "product_shop_name_unique" on "product" ("shop_id", lower("name")) where "archived_at" is null;
      drop index "product_off_shelf";
      create index "product_off_shelf" on "product" ("shop_id", lower("name")) where not "on_shelf" and "archived_at" is null;
      create index "product_sold_out" on "product" ("shop_id", lower("name")) where ("is_sold_out" or "sold_out_until" is not null) and "archived_at" is null;
      create index "product_without_photo" on "product" ("shop_id", lower("name")) where "photo_id" is null and "archived_at" is null;
      create index "product_archived" on "product" ("shop_id", "archived_at" desc) where "archived_at" is not null;
      create index "product_back_on_sale" on "product" ("sold_out_until") where "sold_out_until" is not null;

      create temp table same_category on commit drop as
        select id, min(id) over (partition by shop_id, lower(name)) as kept from category;
      insert into product_category (category_id, product_id)
        select s.kept, i.product_id from same_category s join product_category i on i.category_id = s.id where s.id <> s.kept
        on conflict do nothing;
      delete from product_category i using same_category s where i.category_id = s.id and s.id <> s.kept;
      delete from category c using same_category s where c.id = s.id and s.id <> s.kept;
      alter table "category" drop constraint "category_shop_id_name_unique";
      create unique index "category_shop_name_unique" on "category" ("shop_id", lower("name"));

      create or replace function audited_columns(changed jsonb) returns jsonb immutable language sql as $fn$
        select changed - '{version,is_placed,is_sold_out,shown,sold,rating_sum,rating_count,token_hash}'::text[]
      $fn$;
    `);
  }
}
