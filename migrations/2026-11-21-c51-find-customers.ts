import { Migration } from '@mikro-orm/migrations';

/**
 * What customers are found by, kept by the database itself: every word of the name that a shop may see, made alike by
 * `searchable`. A shop's words lie together, so that a city's thousand Annas cost a village nothing.
 */
export class FindCustomers extends Migration {
  override up(): void {
    this.addSql(`
      create table "customer_word" ("customer_id" int not null, "word" varchar(64) not null, "shop_id" int not null, primary key ("customer_id", "word"));
      create index "customer_word_beginning" on "customer_word" ("shop_id", "word" text_pattern_ops, "customer_id");
      alter table "customer_word" add constraint "customer_word_customer_id_foreign" foreign key ("customer_id") references "customer" ("id") on delete cascade;
      alter table "customer_word" add constraint "customer_word_shop_id_foreign" foreign key ("shop_id") references "shop" ("id");

      create function name_words(name text) returns setof text language sql immutable strict parallel safe as $fn$
        select distinct left(word, 64) from unnest(string_to_array(btrim(searchable(name) || spelled_out(name)), ' ')) word
        where word <> ''
      $fn$;

      /* Of whom the shop has only registered: what it wrote down, and nothing of what they say elsewhere. */
      create function note_customer_words(ids int[]) returns void language sql as $fn$
        with wanted as (
          select k.id, w.word, k.shop_id from customer k join person p on p.id = k.person_id and p.erased_at is null
          cross join lateral name_words(
            concat_ws(' ', k.called, case when k.is_met then concat_ws(' ', p.first_name, p.last_name) end)) w (word)
          where k.id = any(ids)
        ), gone as (
          delete from customer_word o where o.customer_id = any(ids)
            and not exists (select from wanted w where (w.id, w.word, w.shop_id) = (o.customer_id, o.word, o.shop_id))
        )
        insert into customer_word (customer_id, word, shop_id) select id, word, shop_id from wanted on conflict do nothing
      $fn$;

      create function customer_words_after_customer() returns trigger language plpgsql as $fn$
      begin perform note_customer_words(array[new.id]); return null; end $fn$;
      create function customer_words_after_person() returns trigger language plpgsql as $fn$
      begin
        perform note_customer_words(array(select id from customer where person_id = new.id));
        return null;
      end $fn$;

      create trigger customer_words_made after insert on customer
        for each row execute function customer_words_after_customer();
      create trigger customer_words_changed after update of person_id, is_met, called on customer for each row
        when ((old.person_id, old.is_met, old.called) is distinct from (new.person_id, new.is_met, new.called))
        execute function customer_words_after_customer();
      create trigger customer_words_renamed after update of first_name, last_name, erased_at on person for each row
        when ((old.first_name, old.last_name, old.erased_at) is distinct from (new.first_name, new.last_name, new.erased_at))
        execute function customer_words_after_person();

      select note_customer_words(array(select id from customer));
      drop index "customer_beginning";
    `);
  }
}
