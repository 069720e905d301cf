import { Migration } from '@mikro-orm/migrations';

/**
 * What products are found by, kept by the database itself, so that no writer can forget it.
 *
 * `searchable` is the one place where words are made alike: case, accents, ё, ß, punctuation, and Cyrillic in Latin
 * letters. The last because pg_trgm sees ASCII letters only where the database's locale is C, as ours is; it also lets
 * `hleb` find what is called `хлеб`.
 */
export class FindByWords extends Migration {
  override up(): void {
    this.addSql(`
      create extension if not exists pg_trgm;
      create extension if not exists unaccent;
      create extension if not exists btree_gin;

      create function searchable(written text) returns text language sql immutable strict parallel safe as $fn$
        select ' ' || btrim(regexp_replace(
          replace(replace(replace(replace(replace(replace(replace(
            translate(public.unaccent('public.unaccent'::regdictionary, lower(written)),
              'абвгдезийклмнопрстуфхыэіїєґ''’ʼъь', 'abvgdeziiklmnoprstufhyeiieg'),
            'ж', 'zh'), 'ц', 'ts'), 'ч', 'ch'), 'ш', 'sh'), 'щ', 'sch'), 'ю', 'yu'), 'я', 'ya'),
          '[^[:alnum:]]+', ' ', 'g'))
      $fn$;

      /* Of at most eight words, the longest first: it is the rarest as a rule. Beginnings of words, in any order. */
      create function search_patterns(written text) returns text[] language sql immutable strict parallel safe as $fn$
        select coalesce(array_agg('% ' || word || '%' order by length(word) desc, word), '{}') from (
          select distinct left(word, 30) as word, length(left(word, 30))
          from unnest(string_to_array(btrim(searchable(written)), ' ')) word
          where word <> '' order by 2 desc, 1 limit 8
        ) words
      $fn$;

      create table "product_words" ("product_id" int not null, "shop_id" int not null, "title" text not null, "words" text not null, primary key ("product_id"));
      /* A short pending list: every search reads it through. */
      create index "product_words_title" on "product_words" using gin ("shop_id", "title" gin_trgm_ops) with (gin_pending_list_limit = 256);
      create index "product_words_words" on "product_words" using gin ("shop_id", "words" gin_trgm_ops) with (gin_pending_list_limit = 256);
      alter table "product_words" add constraint "product_words_product_id_foreign" foreign key ("product_id") references "product" ("id") on update cascade on delete cascade;
      alter table "product_words" add constraint "product_words_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");

      create function note_product_words(ids int[]) returns void language sql as $fn$
        insert into product_words (product_id, shop_id, title, words)
        select p.id, p.shop_id, made.title, made.title || searchable(p.description)
        from product p
        cross join lateral (
          select searchable(p.name || ' ' || coalesce(string_agg(c.name, ' ' order by c.position, c.id), '')) as title
          from product_category i join category c on c.id = i.category_id where i.product_id = p.id
        ) made
        where p.id = any(ids) order by p.id
        on conflict (product_id) do update
          set shop_id = excluded.shop_id, title = excluded.title, words = excluded.words
          where (product_words.shop_id, product_words.title, product_words.words)
            is distinct from (excluded.shop_id, excluded.title, excluded.words)
      $fn$;

      create function product_words_after_product() returns trigger language plpgsql as $fn$
      begin perform note_product_words(array(select id from changed)); return null; end $fn$;
      create function product_words_after_row() returns trigger language plpgsql as $fn$
      begin perform note_product_words(array[new.id]); return null; end $fn$;
      create function product_words_after_place() returns trigger language plpgsql as $fn$
      begin perform note_product_words(array(select distinct product_id from changed)); return null; end $fn$;
      create function product_words_after_category() returns trigger language plpgsql as $fn$
      begin
        perform note_product_words(array(select product_id from product_category where category_id = new.id));
        return null;
      end $fn$;

      create trigger product_words_made after insert on product
        referencing new table as changed for each statement execute function product_words_after_product();
      create trigger product_words_told after update of shop_id, name, description on product
        for each row execute function product_words_after_row();
      create trigger product_words_placed after insert on product_category
        referencing new table as changed for each statement execute function product_words_after_place();
      create trigger product_words_moved after update on product_category
        referencing new table as changed for each statement execute function product_words_after_place();
      create trigger product_words_taken after delete on product_category
        referencing old table as changed for each statement execute function product_words_after_place();
      create trigger product_words_renamed after update of name on category
        for each row when (old.name is distinct from new.name) execute function product_words_after_category();

      select note_product_words(array(select id from product));

      /* Names alike; the threshold lets one letter of five be wrong. */
      create function products_like(wanted_shop int, written text) returns table (product_id int, likeness real)
      language sql stable rows 20 set pg_trgm.word_similarity_threshold = '0.45' as $fn$
        select w.product_id, word_similarity(btrim(searchable(written)), w.title)
        from product_words w
        where w.shop_id = wanted_shop and btrim(searchable(written)) <% w.title
      $fn$;

      create table "search" ("id" serial primary key, "person_id" int not null, "words" varchar(64) not null, "at" timestamptz not null default now());
      alter table "search" add constraint "search_person_id_words_unique" unique ("person_id", "words");
      alter table "search" add constraint "search_person_id_foreign" foreign key ("person_id") references "person" ("id");

      create index "orders_shop_id_id_index" on "orders" ("shop_id", "id");
    `);
  }
}
