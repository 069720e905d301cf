import type { Sql } from '../../src/database/orm.ts';

/** In every text of the bakery that is nobody else's business. */
const WORD = 'Xyzzy';
/** Amounts and pieces. */
const NUMBER = 7_654_321;
/** A place on the map: 12.345678. */
const PLACE = '12345678';
const PHONE = '+493055501';
/** Whose number is known, by which a stranger looks for her; her name is a secret. */
export const WANDA = '+493077777777';
/** A customer of shop 1 whose name is no secret: what the shop has written down about her is. */
export const NADIA = 6;

/** Not of a bakery, or written and sent by the program for the person it belongs to. */
const machinery = [
  'migration',
  'inbox',
  'outbox',
  'notice',
  'card',
  'session',
  'chat_pace',
  'invitation_try',
  'import_picture',
  'photo_fetch',
];
/** Words that the program reads, and what everybody may know. */
const plain = new Set([
  ...['shop.currency', 'shop.time_zone', 'shop.language', 'shop.name', 'shop.description', 'shop.address'],
  ...['shop.pause_text', 'orders.currency', 'cash_handover.currency', 'audit.operation', 'audit.table_name'],
  ...['person.language', 'person.telegram_language', 'person.phone', 'customer.phone', 'offer.deed'],
]);

/**
 * Gives shop 1 rows in every table, made by hand with the ids 1 and 2; then all texts in them are secret but those that
 * are on the shelf.
 */
export async function fillWithSecrets(sql: Sql): Promise<void> {
  for (const statement of statements) await sql(statement, [1]);
  const columns = await sql<{ table: string; column: string; most: number | null }>(
    `select c.table_name as table, c.column_name as column, c.character_maximum_length as most
     from information_schema.columns c join pg_tables t on t.tablename = c.table_name and t.schemaname = c.table_schema
     where c.table_schema = 'public' and c.data_type in ('text', 'character varying') and c.table_name <> all($1)
       and not exists (select from pg_constraint k where k.contype = 'c' and k.conrelid = format('%I', c.table_name)::regclass
         and pg_get_constraintdef(k.oid) like '%' || c.column_name || ' = %')`,
    [machinery],
  );
  for (const { table, column, most } of columns) {
    if (plain.has(`${table}.${column}`)) continue;
    await sql(
      `update "${table}" t set "${column}" = left('${WORD} ' || substr(md5(t::text), 1, 6) || ' ${table} ${column}', $1)`,
      [most ?? 100],
    );
  }
  // Whoever is not in Telegram is left out of many a list.
  await sql('update person set telegram_id = 990000 + id where id > $1', [0]);
  // Whom the other bakery knows as well.
  await sql(
    `update person set first_name = 'Nadia', telegram_first_name = 'Nadia', last_name = null,
    telegram_last_name = null, username = null, email = null, phone = null where id = $1`,
    [NADIA],
  );
  await sql(`update product set name = 'Rye loaf', description = '' where on_shelf and id > $1`, [0]);
  await sql(`update category set name = 'Bread', emoji = '' where id = $1`, [1]);
  await sql(`update category set emoji = '' where id > $1`, [0]);
}

/** Ids of all that a shop has, by the names that buttons have for them. */
export async function idsOf(sql: Sql, shopId: number): Promise<Record<string, number[]>> {
  const ids = async (select: string) =>
    (await sql<{ id: number }>(`${select} order by 1`, [shopId])).map(({ id }) => id);
  const people = await ids(`select person_id as id from role where shop_id = $1 and kind = 'courier'`);
  const customers = await ids('select person_id as id from customer where shop_id = $1');
  const categories = await ids('select id from category where shop_id = $1');
  const ofOrder = (what: string) => `select t.${what} as id from orders o join`;
  return {
    shopId: [shopId],
    productId: await ids(
      'select id from product where shop_id = $1 and not on_shelf union select max(id) from product where shop_id = $1',
    ),
    categoryId: categories,
    intoId: categories,
    photoId: await ids(
      'select f.photo_id as id from product_photo f join product p on p.id = f.product_id where p.shop_id = $1',
    ),
    orderId: await ids('select id from orders where shop_id = $1'),
    stepId: await ids(`${ofOrder('id')} order_step t on t.order_id = o.id where o.shop_id = $1`),
    messageId: await ids(`${ofOrder('id')} order_message t on t.order_id = o.id where o.shop_id = $1`),
    courierId: people,
    byId: people,
    customerId: customers,
    roleId: await ids('select id from role where shop_id = $1'),
    handoverId: await ids('select id from cash_handover where shop_id = $1'),
    invitationId: await ids('select id from invitation where shop_id = $1'),
    importId: await ids('select id from goods_import where shop_id = $1'),
    batchId: await ids('select id from batch where shop_id = $1'),
    changeId: await ids('select id from audit where shop_id = $1'),
    cartId: await ids('select id from cart where shop_id = $1'),
    addressId: await ids('select a.id from address a join customer c on c.person_id = a.person_id and c.shop_id = $1'),
    searchId: await ids('select s.id from search s join customer c on c.person_id = s.person_id and c.shop_id = $1'),
  };
}

/** Every row there is, as text, by its table. */
export async function rowsByTable(sql: Sql): Promise<Map<string, Set<string>>> {
  const tables = await sql<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = $1 and tablename <> all($2) order by 1',
    ['public', machinery],
  );
  const found = new Map<string, Set<string>>();
  for (const { name } of tables) {
    const rows = await sql<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t where $1`, [true]);
    found.set(name, new Set(rows.map(({ row }) => row)));
  }
  return found;
}

/** What of the secrets is in a text, with what stands around it. */
export function secretsIn(text: string): string[] {
  const around = (where: string, at: number) => where.slice(Math.max(0, at - 150), at + 80);
  const found = [...text.matchAll(new RegExp(WORD, 'gi'))].map(({ index }) => around(text, index));
  const digits = text.replace(/[\s.,'’+()-]/g, '');
  for (const secret of [String(NUMBER), PLACE, PHONE.slice(1)]) {
    const at = digits.indexOf(secret);
    if (at >= 0) found.push(around(digits, at));
  }
  return found;
}

const statements = [
  `update shop set latitude = 52.5, longitude = 13.4, lock_minutes = null, minimum = 0 where id = $1`,
  ...['Vera', 'Anna', 'Boris', 'Olga', 'Wanda', 'Nadia'].map(
    (name, i) => `insert into person (first_name, telegram_first_name, last_name, username, phone, email, shop_id)
      values ('${name}', '${name}', '${name}', '${name}', '${name === 'Wanda' ? WANDA : `${PHONE}${i}0`}', '${name}@bread.test', $1)`,
  ),
  `insert into role (person_id, shop_id, kind, active) values (2, $1, 'courier', true), (3, $1, 'employee', true),
     (4, $1, 'owner', true), (5, $1, 'courier', false)`,
  `insert into category (shop_id, name) values ($1, 'Bread'), ($1, 'Cakes')`,
  `insert into product (shop_id, name, price, cost, stock, on_shelf) values ($1, 'Rye loaf', 400, ${NUMBER}, 10, true),
     ($1, 'Cake', ${NUMBER}, ${NUMBER}, ${NUMBER}, false)`,
  `insert into product (shop_id, name, price, on_shelf, archived_at) values ($1, 'Old cake', ${NUMBER}, false, now())`,
  `insert into photo (file_id) select 'photo ' || n from generate_series($1, 2) n`,
  'update product set photo_id = 1 where not on_shelf and shop_id = $1',
  'insert into product_photo (product_id, photo_id, position) select 2, n, n from generate_series($1, 2) n',
  'insert into product_category (category_id, product_id) select n, n from generate_series($1, 2) n',
  'insert into product_watch (product_id, person_id) values (1, $1)',
  `insert into orders (shop_id, customer_id, status, fulfilment, address, phone, payment, item_total, delivery_fee, total,
     currency, intent, note, change_from, cancel_reason, rating, rating_comment, rated_at, latitude, longitude, due_at)
   select $1, 1, s, 'delivery', 'Baker Street', '${PHONE}9', 'cash', ${NUMBER}, ${NUMBER}, ${NUMBER}, 'EUR', n, 'note',
     ${NUMBER}, 'why', 1, 'bad', now(), 12.345678, 12.345678, now()
   from unnest('{pending,completed,completed,baking,ready,in_transit,cancelled}'::text[]) with ordinality all_of_them(s, n)`,
  `insert into order_line (order_id, product_id, name, price, cost, quantity, from_stock, inscription)
   select id, 2, 'Cake', ${NUMBER}, ${NUMBER}, 1, true, 'words' from orders where shop_id = $1`,
  `insert into order_step (order_id, to_status, by_id, reason) select id, 'pending', 1, 'why' from orders where shop_id = $1`,
  `insert into order_step (order_id, from_status, to_status, by_id, reason)
   select id, 'in_transit', status, 2, 'why' from orders where shop_id = $1 and status = 'completed'`,
  `insert into order_alarm (order_id, kind) select id, 'late' from orders where shop_id = $1`,
  `insert into order_message (order_id, author_id, audience, text, courier_id) select id, 1, a, 'words',
     case when id % 2 = 0 then 2 end from orders, unnest('{bakery,courier,customer}'::text[]) a where shop_id = $1`,
  `insert into cash_handover (shop_id, courier_id, amount, currency, deliveries, note)
   select $1, n, ${NUMBER}, 'EUR', 1, 'note' from unnest('{2,5}'::int[]) n`,
  `insert into cash_handover (shop_id, courier_id, amount, currency, deliveries, received, confirmed_at)
   values ($1, 2, ${NUMBER}, 'EUR', 1, ${NUMBER}, now())`,
  `insert into delivery (order_id, courier_id, status, failure, code, proof_photo_id, handover_id, calls)
   select id, case when status in ('completed', 'in_transit') then 2 end, case status when 'completed' then 'delivered'
     when 'in_transit' then 'picked_up' when 'cancelled' then 'called_off' else 'offered' end,
     'why', '1', 2, case when id = 2 then 1 end, 2 from orders where shop_id = $1`,
  `insert into offer (delivery_id, courier_id) select d.id, 2 from delivery d join orders o on o.id = d.order_id
   where o.shop_id = $1`,
  `insert into stock_movement (product_id, quantity, reason, by_id) select n, ${NUMBER}, 'opening', 3 from generate_series($1, 2) n`,
  'insert into batch (product_id, shop_id, quantity, by_id) values (2, $1, 7, 3)',
  `insert into invitation (token_hash, kind, shop_id, created_by_id, expires_at, uses, used)
   values ('hash', 'courier', $1, 4, now() + interval '7 days', 5, 1)`,
  'insert into invitation_use (invitation_id, person_id, shop_id) values (1, 2, $1)',
  `insert into goods_import (shop_id, by_id, file_name, goods, wrong, plan) values ($1, 4, 'bread.csv',
     '[{"line": 2, "name": "${WORD} rolls", "price": ${NUMBER}}]', '[{"line": 3, "why": "price", "params": {"written": "${WORD}"}}]',
     '{"made": [2], "changed": [], "same": 0, "priceless": [], "seenId": 0}')`,
  `insert into audit (shop_id, by_id, operation, table_name, row_id, before, after) values
     ($1, 4, 'edit-product', 'product', 2, '{"name": "${WORD}"}', '{"name": "${WORD} cake"}'),
     ($1, 4, 'edit-shop', 'shop', 1, '{"receipt_footer": "${WORD}"}', '{"receipt_footer": "${WORD} footer"}')`,
  `insert into group_board (reader_id, shop_id, title, linked_by_id) values (3, $1, 'Kitchen', 4)`,
  `insert into whereabouts (courier_id, message_id, latitude, longitude, at, until, told_latitude, told_longitude)
   values (2, $1, 12.345678, 12.345678, now(), now() + interval '1 day', 12.345678, 12.345678)`,
  `insert into address (person_id, kind, name, address) values ($1, 'home', 'home', 'Baker Street')`,
  `insert into search (person_id, words) values ($1, 'cake')`,
  `insert into cart (person_id, shop_id, fulfilment, address, phone, note) values (1, $1, 'delivery', 'A', '${PHONE}9', 'n')`,
  'insert into cart_line (cart_id, product_id, quantity, inscription) values ($1, 1, 2, null)',
  `insert into customer (shop_id, person_id) values ($1, 6)`,
  `update customer set blocked_at = now(), blocked_reason = 'why', blocked_by_id = 4 where shop_id = $1`,
];
