import { Migration } from '@mikro-orm/migrations';

/**
 * What opening a category would else have to count: how much of it is on the shelf, and what stands in none. The
 * database itself keeps both, so that no writer can forget it. A category is counted anew under its lock rather than
 * by one more or one less: two writers at once then cannot make it wrong for good.
 */
export class LookAround extends Migration {
  override up(): void {
    this.addSql(`
      alter table "category" add "shown" int not null default 0;
      alter table "product" add "is_placed" boolean not null default false;

      create function count_shown(ids int[]) returns void language plpgsql as $fn$
      begin
        perform 1 from category where id = any(ids) order by id for no key update;
        update category c set shown = made.shown from (
          select one.id, (
            select count(*) from product_category i join product p on p.id = i.product_id
            where i.category_id = one.id and p.on_shelf
          ) as shown from unnest(ids) as one (id)
        ) made where c.id = made.id and c.shown <> made.shown;
      end $fn$;
      create function note_placed(ids int[]) returns void language plpgsql as $fn$
      begin
        perform 1 from product where id = any(ids) order by id for no key update;
        update product p set is_placed = made.placed from (
          select one.id, exists (select from product_category i where i.product_id = one.id) as placed
          from unnest(ids) as one (id)
        ) made where p.id = made.id and p.is_placed <> made.placed;
      end $fn$;

      create function shelf_after_place() returns trigger language plpgsql as $fn$
      begin
        perform note_placed(array(select distinct product_id from changed));
        perform count_shown(array(select distinct category_id from changed));
        return null;
      end $fn$;
      create function shelf_after_move() returns trigger language plpgsql as $fn$
      begin
        perform note_placed(array(select product_id from gone union select product_id from changed));
        perform count_shown(array(select category_id from gone union select category_id from changed));
        return null;
      end $fn$;
      create function shelf_after_product() returns trigger language plpgsql as $fn$
      begin
        perform count_shown(array(select category_id from product_category where product_id = new.id));
        return null;
      end $fn$;

      create trigger shelf_placed after insert on product_category
        referencing new table as changed for each statement execute function shelf_after_place();
      create trigger shelf_taken after delete on product_category
        referencing old table as changed for each statement execute function shelf_after_place();
      create trigger shelf_moved after update on product_category
        referencing old table as gone new table as changed for each statement execute function shelf_after_move();
      create trigger shelf_turned after update of on_shelf on product
        for each row when (old.on_shelf <> new.on_shelf) execute function shelf_after_product();

      update product p set is_placed = true where exists (select from product_category i where i.product_id = p.id);
      select count_shown(array(select id from category));

      create index "product_loose" on "product" ("shop_id", "id") where "on_shelf" and not "is_placed";
      create index "product_shown" on "product" ("shop_id", "id") where "on_shelf";
      create index "product_by_price" on "product" ("shop_id", "price", "id") where "on_shelf";
      /* Written to at once: every search for a tag would read a pending list through. */
      create index "product_tags" on "product" using gin ("shop_id", "tags") with (fastupdate = off) where "on_shelf";
      create index "product_by_sold" on "product" ("shop_id", "sold" desc, "id") where "on_shelf";
    `);
  }
}
