import { Migration } from '@mikro-orm/migrations';

/**
 * `searchable` makes `Brötchen` the same as `brotchen`. Who has no umlauts on the keyboard types `Broetchen`: words with
 * an umlaut are kept in that spelling too, rather than shortening every `oe`, which would make `Poet` of `Pot`.
 */
export class FindUmlauts extends Migration {
  override up(): void {
    this.addSql(`
      create function spelled_out(written text) returns text language sql immutable strict parallel safe as $fn$
        select coalesce(string_agg(searchable(replace(replace(replace(word, 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue')), ''), '')
        from regexp_split_to_table(lower(written), '\\s+') word where word ~ '[äöü]'
      $fn$;

      create or replace function note_product_words(ids int[]) returns void language sql as $fn$
        insert into product_words (product_id, shop_id, title, words)
        select p.id, p.shop_id, made.title, made.title || searchable(p.description) || spelled_out(p.description)
        from product p
        cross join lateral (
          select searchable(named.title) || spelled_out(named.title) as title from (
            select p.name || ' ' || coalesce(string_agg(c.name, ' ' order by c.position, c.id), '') as title
            from product_category i join category c on c.id = i.category_id where i.product_id = p.id
          ) named
        ) made
        where p.id = any(ids) order by p.id
        on conflict (product_id) do update
          set shop_id = excluded.shop_id, title = excluded.title, words = excluded.words
          where (product_words.shop_id, product_words.title, product_words.words)
            is distinct from (excluded.shop_id, excluded.title, excluded.words)
      $fn$;

      select note_product_words(array(
        select id from product where lower(name || description) ~ '[äöü]' union
        select i.product_id from product_category i join category c on c.id = i.category_id where lower(c.name) ~ '[äöü]'
      ));
    `);
  }
}
