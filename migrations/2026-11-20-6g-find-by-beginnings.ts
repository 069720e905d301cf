import { Migration } from '@mikro-orm/migrations';

/**
 * Trigrams are shared by all shops: in a city of bakeries `rye` has long lists in the index, of which one shop's
 * products are a small part. The beginnings of words, each with its shop in front, lead to these products at once.
 * Likeness, for typos, stays with the trigrams of the title.
 */
export class FindByBeginnings extends Migration {
  override up(): void {
    this.addSql(`
      /* Of words as searchable makes them; letters after the twelfth are compared, not looked up. */
      create function beginnings(shop int, words text) returns text[]
      language sql immutable strict parallel safe cost 2000 as $fn$
        select coalesce(array_agg(distinct shop || ':' || left(word, letters)), '{}')
        from unnest(string_to_array(btrim(words), ' ')) word, generate_series(1, least(length(word), 12)) letters
      $fn$;

      /* What beginnings must hold for all that was asked; null when nothing was. */
      create function search_beginnings(shop int, written text) returns text[]
      language sql immutable strict parallel safe as $fn$
        select array_agg(shop || ':' || left(btrim(pattern, '% '), 12)) from unnest(search_patterns(written)) pattern
      $fn$;

      create index "product_words_title_begins" on "product_words" using gin (beginnings("shop_id", "title")) with (gin_pending_list_limit = 256);
      create index "product_words_begins" on "product_words" using gin (beginnings("shop_id", "words")) with (gin_pending_list_limit = 256);
      drop index "product_words_words";
    `);
  }
}
