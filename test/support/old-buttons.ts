import { addToCart } from '../../src/bakery/cart/add-to-cart.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { rooms } from '../../src/rooms.ts';
import type { Bakery } from './bakery.ts';
import { known, ordered, pickedUp } from './completed-order.ts';
import { reads } from './conversation.ts';
import { comesToRest } from './invariants.ts';

export const actions = rooms.flatMap((room) => room.actions.map(({ action }) => action));
/** Whoever is erased is told so once and for all; another story. */
export const FINAL = 'ers.erase';
const ADDRESS = 'Lindenstraße 5';
/** The beginnings of what those read who have no role for a button. */
const NOT_YOURS = /^This is for (the bakery's|those who work|whoever runs)/;
/** Taps under way at once. */
const AT_ONCE = 80;

/** What somebody has, by the names of the fields that buttons carry. */
export type Own = Readonly<Record<string, number>>;

/** What Telegram shows for a tap. */
type Shown = NonNullable<Awaited<ReturnType<Person['forges']>>>;

/** A bakery with somebody in its kitchen and one product. */
export interface Counter {
  readonly bakery: Bakery;
  readonly emil: Person;
  readonly rye: number;
}

/** A customer with a cart, two orders, a rating, an address, a search and a message of their own. */
export async function regular(
  { bakery, emil, rye }: Counter,
  firstName: string,
): Promise<{ person: Person; own: Own }> {
  const person = bakery.customer(firstName);
  await reads(person, `Hello, ${firstName}`, () => person.command('start', `shop_${bakery.shopId.toString(36)}`));
  await reads(person, 'This is what we have', () => person.says(`rye loaf`));
  const done = await ordered(bakery, person, { [rye]: 1 });
  await pickedUp(bakery, emil, done);
  const orderId = await ordered(bakery, person, { [rye]: 2 });
  const personId = await known(bakery, person);
  await bakery.run(addToCart, { personId, operator: false }, { shopId: bakery.shopId, productId: rye });
  const [cart] = await bakery.sql<{ cartId: number; version: number }>(
    `update cart set fulfilment = 'delivery', address = $2, phone = '+49301234567' where person_id = $1
     returning id as "cartId", version`,
    [personId, ADDRESS],
  );
  const [other] = await bakery.sql<{ addressId: number; searchId: number; messageId: number; categoryId: number }>(
    `with place as (insert into address (person_id, kind, name, address) values ($1, 'home', '', $3) returning id),
     words as (insert into order_message (order_id, author_id, audience, text)
       values ($2, $1, 'bakery', 'For my eyes only') returning id)
     select place.id as "addressId", words.id as "messageId", (select max(id) from category) as "categoryId",
       (select max(id) from search where person_id = $1) as "searchId" from place, words`,
    [personId, orderId, ADDRESS],
  );
  await comesToRest(bakery.sql);
  const { shopId } = bakery;
  return { person, own: { ...cart!, ...other!, orderId, done, shopId, productId: rye, total: 450, stars: 5 } };
}

/** Data of every kind of button there is but `some`, about all that somebody has. */
export function buttonsAbout(own: Own, some: readonly string[] = []): string[] {
  return actions
    .filter(({ code }) => code !== FINAL && !some.includes(code))
    .flatMap((button) => {
      const write = (values: Own) =>
        button.write(Object.fromEntries(button.fields.map((field) => [field, values[field] ?? 0])));
      return button.fields.includes('orderId') ? [write(own), write({ ...own, orderId: own.done! })] : [write(own)];
    });
}

/** Taps all of them, many at once. @returns what Telegram showed for each; null for a tap without an answer. */
export async function answersTo(person: Person, all: readonly string[]): Promise<(Shown | null)[]> {
  const found: (Shown | null)[] = [];
  for (let i = 0; i < all.length; i += AT_ONCE) {
    found.push(...(await Promise.all(all.slice(i, i + AT_ONCE).map((data) => person.forges(data)))));
  }
  return found;
}

/** Buttons that a customer is refused whatever they carry: pressing them once is enough. */
export async function buttonsOfStaff(person: Person): Promise<string[]> {
  const some = actions.filter(({ code }) => code !== FINAL);
  const answers = await answersTo(
    person,
    some.map(({ code, fields }) => [code, ...fields.map(() => '1')].join(':')),
  );
  return some.filter((_, at) => NOT_YOURS.test(answers[at]?.text ?? '')).map(({ code }) => code);
}

/** Presses all of them, one after the other. @returns those that nothing was said or shown to. */
export async function unanswered({ bakery }: Counter, person: Person, all: readonly string[]): Promise<string[]> {
  const { telegram } = bakery;
  const found: string[] = [];
  const shown = () =>
    [...telegram.calls({ chat: person }), ...telegram.refusals({ chat: person })].filter(
      ({ method }) => method !== 'answerCallbackQuery',
    ).length;
  // A message that cannot be edited, so that every screen is a new one.
  const { id } = person.chat().messages.findLast(({ mine }) => mine)!;
  for (const data of all) {
    const [before, newest] = [shown(), person.chat().messages.at(-1)!.id];
    const answer = await person.forges(data, id);
    if (answer?.text || shown() > before) continue;
    const isNew = (message: { id: number }) => message.id > newest;
    await person.sees(isNew, { within: 3_000 }).catch(() => found.push(data));
  }
  return found;
}

/** Rows of somebody's, of all tables that have any. */
export async function rowsOf({ bakery }: Counter, person: Person): Promise<unknown> {
  const personId = await known(bakery, person);
  const whose = {
    person: 'id = $1',
    address: 'person_id = $1',
    cart: 'person_id = $1',
    cart_line: 'cart_id in (select id from cart where person_id = $1)',
    search: 'person_id = $1',
    product_watch: 'person_id = $1',
    orders: 'customer_id = $1',
    order_line: 'order_id in (select id from orders where customer_id = $1)',
    order_step: 'order_id in (select id from orders where customer_id = $1)',
    order_message: 'order_id in (select id from orders where customer_id = $1)',
    card: 'person_id = $1',
  };
  const all = Object.entries(whose).map(([table, where]) =>
    bakery.sql(`select to_jsonb(t) as row from ${table} t where ${where} order by 1`, [personId]),
  );
  return Promise.all(all);
}
