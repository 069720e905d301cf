import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { languages } from '../../src/chat/languages.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { reads } from '../support/conversation.ts';

interface Tap {
  readonly data: string;
  readonly messageId: number;
}

const commands = ['menu', 'search', 'cart', 'orders', 'profile', 'language', 'help', 'deliveries', 'duty', 'board'];
const more = [
  'products',
  'categories',
  'invite',
  'search rye',
  'search nothing like it',
  'start p_1',
  'addproduct',
  'cancel',
];
/** Would end the walk: another language, being forgotten, and what those who come next need is gone. */
const ends = /^(lng\.set|ers\.erase|cgs\.gone|cgs\.merged|tbl\.gone)\b/;
/** Signs of a label that a phone shows, by how many share a row. */
const widest = [34, 18, 12, 10, 8];
/** In the cart a place on the list above it is enough; the name is the shop's own. */
const ownWords = /^\d+\. /;
const letters = new Intl.Segmenter();
/** A picture becomes a list in another message, and buttons are tapped here whose message is gone by then. */
const expected = /message is not modified|there is no text in the message to edit|message to edit not found/;

describe('Somebody with every role, who taps whatever there is', () => {
  let bakery: Bakery;
  beforeAll(async () => {
    bakery = await Bakery.open({ front: 'polling', queues: 'PostgreSQL' });
    await bakery.product('Rye loaf', { price: 450, stock: 9000 });
    await bakery.product('Cheesecake with blueberries and quite a long name', { price: 12_345, stock: 0 });
    const cake = await bakery.product('Wedding cake', { price: 123_450, stock: null });
    await bakery.sql('update product set takes_inscription = true where id = $1', [cake]);
  });
  afterAll(() => bakery.close());

  it.each(languages)('reads %s everywhere, on buttons that fit a phone', async (language) => {
    bakery.telegram.clearCalls();
    await putsShelvesInOrder();
    const olga = await comesIn(language);
    await orders(olga, () => reads(olga, /✅|€/, () => olga.taps('🏃')));
    await orders(olga, async () => {
      await reads(olga, /./, () => olga.taps('🚚'));
      await reads(olga, 'Baker Street 5', () => olga.says('Baker Street 5'));
    });
    for (const command of [...commands, ...more]) olga.says(`/${command}`);
    await bakery.telegram.settled();
    const tapped = await tapsEverything(olga);

    expect(tapped.size).toBeGreaterThan(60);
    expect(tooWide(olga)).toEqual([]);
    expect(bakery.logged).toEqual([]);
    const refused = bakery.telegram.refusals().map(({ method, error }) => `${method}: ${error?.description}`);
    expect(refused.filter((why) => !expected.test(why))).toEqual([]);
  });

  async function comesIn(language: (typeof languages)[number]): Promise<Person> {
    const olga = await bakery.staff('owner', 'Olga', { languageCode: language });
    await bakery.sql(
      `with known as (update person set phone = $2 where telegram_id = $1 returning id)
       insert into role (person_id, shop_id, kind) select id, $3, unnest(array['courier', 'employee']) from known`,
      [olga.id, `+49301234${String(languages.indexOf(language)).padStart(3, '0')}`, bakery.shopId],
    );
    await reads(olga, 'Olga', () => olga.command('start'));
    return olga;
  }

  /** Whoever tapped everything before has also taken things off. */
  async function putsShelvesInOrder(): Promise<void> {
    await bakery.sql(
      'update product set archived_at = null, on_shelf = true, sold_out_until = null where shop_id = $1',
      [bakery.shopId],
    );
  }

  /** The emoji are the same in every language. */
  async function orders(olga: Person, chooses: () => Promise<unknown>): Promise<void> {
    await reads(olga, 'Olga', () => olga.command('start'));
    for (const button of ['🥐', 'Bread', 'Rye', '➕', '🛒', '✅']) await olga.taps(button);
    await chooses();
    await olga.taps('✅');
  }

  /** One button of each kind, until there are no new ones. */
  async function tapsEverything(olga: Person): Promise<Set<string>> {
    const tapped = new Set<string>();
    for (;;) {
      const next = keyboards(olga)
        .flatMap(({ row, messageId }) => row.flatMap(({ data }): Tap[] => (data ? [{ data, messageId }] : [])))
        .find(({ data }) => !ends.test(data) && !tapped.has(kindOf(data)));
      if (!next) return tapped;
      tapped.add(kindOf(next.data));
      await olga.forges(next.data, next.messageId);
    }
  }

  /** `frm:checkout:pick:fulfilment` of a form, `ord.open` of an action. */
  function kindOf(data: string): string {
    const parts = data.split(':');
    return parts[0] === 'frm' ? parts.slice(0, 4).join(':') : parts[0]!;
  }

  function tooWide(olga: Person): string[] {
    const labels = keyboards(olga).flatMap(({ row }) => row.map(({ text }) => ({ text, of: row.length })));
    const ours = labels.filter(({ text }) => !ownWords.test(text));
    const wide = ours.filter(({ text, of }) => [...letters.segment(text)].length > (widest[of - 1] ?? 8));
    return [...new Set(wide.map(({ text, of }) => `${of} in a row: ${text}`))];
  }

  function keyboards(olga: Person) {
    return bakery.telegram.calls({ chat: olga }).flatMap(({ params, result }) => {
      const { inline_keyboard: rows = [] } = (params.reply_markup ?? {}) as {
        inline_keyboard?: { text: string; callback_data?: string }[][];
      };
      const messageId = (result as { message_id: number }).message_id;
      return rows.map((row) => ({ messageId, row: row.map((one) => ({ text: one.text, data: one.callback_data })) }));
    });
  }
});
