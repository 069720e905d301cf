import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inviteBakery } from '../../src/bakery/invitations/invite-bakery.ts';
import { hashOf, linkOf, newToken } from '../../src/bakery/people/invitation-link.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { Bakery } from '../support/bakery.ts';
import { hears, reads } from '../support/conversation.ts';

const OTTO = 4242;

/** Somebody whose answers are counted. */
class Counted {
  done = 0;
  readonly person: Person;

  constructor(person: Person) {
    this.person = person;
  }

  opens = (link: string, match: string | RegExp) => this.does(match, () => this.person.opens(link));
  says = (text: string, match: string | RegExp) => this.does(match, () => this.person.says(text));
  taps = (button: string, match: string | RegExp) => this.does(match, () => this.person.taps(button));

  private does(match: string | RegExp, act: () => unknown) {
    this.done++;
    return reads(this.person, match, act);
  }
}

describe('A bakery that opens by an invitation', () => {
  let bakery: Bakery;
  let otto: Person;
  beforeAll(async () => {
    bakery = await Bakery.open({ ownerIds: [OTTO] });
    otto = bakery.telegram.person({ id: OTTO, firstName: 'Otto', languageCode: 'en' });
  });
  afterAll(() => bakery.close());

  /** Drawing its picture takes a second or two under Jest: the chat makes it once. */
  async function invited(): Promise<string> {
    const token = newToken();
    const [found] = await bakery.sql<{ id: number }>('select id from person where telegram_id = $1', [OTTO]);
    const actor = { personId: found!.id, operator: true };
    await bakery.run(inviteBakery, actor, { tokenHash: hashOf(token), uses: 1, days: 7 });
    return linkOf('bulka_bot', token);
  }

  /** Of invitations and of what has happened. */
  async function allThatIsKept(): Promise<string> {
    const [found] = await bakery.sql<{ everything: string }>(
      `select concat((select json_agg(i) from invitation i), (select json_agg(a) from audit a),
         (select json_agg(b) from inbox b), (select json_agg(s) from session s)) as everything where $1`,
      [true],
    );
    return found!.everything;
  }

  it('sells after thirteen answers, four of them typed', async () => {
    await reads(otto, 'Whom shall we invite?', () => otto.says('/invite'));
    await reads(otto, 'new bakery', () => otto.taps('🎟 A new bakery'));
    const made = await reads(otto, 'https://t.me/', () => otto.taps('✅ Make the link'));
    expect(made.kind).toBe('photo');
    const link = /https:\S+/.exec(made.text)![0];
    const token = /inv_([\w-]+)$/.exec(link)![1]!;
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    const kept = await allThatIsKept();
    expect(kept).toContain(createHash('sha256').update(token).digest('hex'));
    expect(kept).not.toContain(token);
    const nina = new Counted(bakery.customer('Нина', 'ru'));
    await nina.opens(link, 'Как она называется?');
    await nina.says('Crumb & Co', 'Пекарня «Crumb & Co» здесь уже есть');
    nina.done--;
    await nina.says('Нинин хлеб', 'Что стоит знать');
    await nina.taps('⏭', 'В какой валюте');
    await nina.taps('EUR', 'По каким часам');
    await nina.taps('Berlin', 'Где она находится?');
    await nina.taps('⏭', 'Когда вы открыты?');
    await nina.taps('Каждый день 8–18', 'На каком языке');
    await nina.taps('Русский', /Нинин хлеб.*08:00–18:00.*Открыть пекарню\?/s);
    await nina.taps('✅', 'Пекарня Нинин хлеб открыта!');
    await nina.taps('➕ Добавить первый товар', 'новый товар');
    await nina.says('Ржаной', 'EUR');
    await nina.says('4,50', 'Ржаной');
    await nina.taps('✅', /Нинин хлеб продаёт!.*start=shop_/s);
    expect(nina.done).toBe(13);
    await hears(otto, 'Нина has accepted your invitation and opened Нинин хлеб.');

    const { text } = await nina.person.sees('Нинин хлеб продаёт!');
    const vera = bakery.customer('Vera');
    await reads(vera, 'Нинин хлеб', () => vera.opens(/https:\S+/.exec(text)![0]));
    await reads(vera, 'What would you like?', () => vera.taps('🥐'));
    await reads(vera, 'Other', () => vera.taps('Other'));
    await reads(vera, 'Ржаной', () => vera.taps('Ржаной'));
    await reads(vera, 'In your cart: 1', () => vera.taps('➕'));
    await reads(vera, 'Your cart', () => vera.taps('🛒'));
    await reads(vera, 'Shall we bring it', () => vera.taps('✅'));
    await reads(vera, 'Which phone number', () => vera.taps('🏃'));
    await reads(vera, 'Is everything right?', () => vera.sharesContact());
    await reads(vera, /^Order \d+ · /, () => vera.taps('✅'));
    await hears(nina.person, 'Ржаной');
    const [order] = await bakery.sql(
      'select s.name from orders o join shop s on s.id = o.shop_id where o.id > $1',
      [0],
    );
    expect(order).toEqual({ name: 'Нинин хлеб' });

    await reads(nina.person, 'Пекарня Нинин хлеб открыта!', () => nina.person.opens(link));
    const mallory = bakery.customer('Mallory');
    await reads(mallory, 'This invitation does not work', () => mallory.opens(link));
    expect(bakery.logged).toEqual([]);
  });

  it('goes on with its questions where they were: after a command, another form, the link again, /start', async () => {
    const link = await invited();
    const uwe = bakery.customer('Uwe', 'de');
    const says = (text: string, match: string) => reads(uwe, match, () => uwe.says(text));
    const taps = (button: string, match: string) => reads(uwe, match, () => uwe.taps(button));
    await reads(uwe, 'Wie heißt sie?', () => uwe.opens(link));
    await says('Uwes Backstube', 'Was sollen Kunden');
    await reads(uwe, 'Was sollen Kunden', () => uwe.opens(link));
    await says('Brot.', 'In welcher Währung');
    await says('/profile', 'Dein Profil');
    await says('/start', 'In welcher Währung');
    await taps('CHF', 'Nach welcher Uhr');
    await says('/search', 'Was suchst du?');
    await says('/start', 'Nach welcher Uhr');
    await says('Zurich', 'Wo ist sie?');
    await says('Gasse 1, Zürich', 'Wann hast du offen?');
    await says('7-12, 14-18', 'Welche Sprache');
    await taps('Deutsch', 'Bäckerei eröffnen?');
    await says('/start', 'Bäckerei eröffnen?');
    await taps('✅', 'Uwes Backstube ist eröffnet!');
    await says('/start', 'Hallo Uwe!');
    const [shop] = await bakery.sql('select description, currency, time_zone, hours from shop where name = $1', [
      'Uwes Backstube',
    ]);
    expect(shop).toMatchObject({ description: 'Brot.', currency: 'CHF', time_zone: 'Europe/Zurich' });
    const spans = [
      { from: '07:00', until: '12:00' },
      { from: '14:00', until: '18:00' },
    ];
    expect((shop as { hours: { week: object } }).hours.week).toMatchObject({ mon: spans, sun: spans });
    expect(bakery.logged).toEqual([]);
  });

  it('does not open after ❌ or when the link was taken back meanwhile, and says so', async () => {
    const link = await invited();
    const rosa = bakery.customer('Rosa', 'es');
    await reads(rosa, '¿Cómo se llama?', () => rosa.opens(link));
    await reads(rosa, 'El enlace sigue valiendo', () => rosa.taps('❌'));
    await reads(rosa, '¡Hola, Rosa!', () => rosa.says('/start'));
    await reads(rosa, '¿Cómo se llama?', () => rosa.opens(link));
    await reads(rosa, '¿Qué deben saber', () => rosa.says('Pan de Rosa'));
    await reads(rosa, '¿En qué moneda', () => rosa.taps('⏭'));
    await reads(otto, 'Whom shall we invite?', () => otto.says('/invite'));
    await reads(otto, 'Those that still work come first', () => otto.taps('🎟 Invitations so far'));
    await reads(otto, 'Works until', () => otto.taps('🎟 A new bakery · 1 left'));
    await reads(otto, 'Revoked, lets nobody in', () => otto.taps('🗑 Revoke'));
    await reads(rosa, '¿Con qué hora', () => rosa.taps('EUR'));
    await reads(rosa, '¿Dónde está?', () => rosa.taps('Berlin'));
    await reads(rosa, '¿Cuándo abres?', () => rosa.taps('⏭'));
    await reads(rosa, '¿Qué idioma', () => rosa.taps('⏭'));
    await reads(rosa, '¿Abrimos la panadería?', () => rosa.taps('Español'));
    await reads(rosa, '¿Abrimos', () => rosa.says('¿?'));
    const answer = await rosa.taps('✅');
    expect(answer).toMatchObject({ text: expect.stringContaining('Esta invitación no vale') });
    expect(await bakery.sql('select 1 from shop where name = $1', ['Pan de Rosa'])).toEqual([]);
    await reads(rosa, '¡Hola, Rosa!', () => rosa.says('/start'));
    expect(bakery.logged).toEqual([]);
  });

  it('is not begun by a button that somebody else made up or kept', async () => {
    const anna = await bakery.staff('courier', 'Anna');
    const emil = await bakery.staff('employee', 'Emil');
    const olga = await bakery.staff('owner', 'Olga', { shopId: await bakery.shop('Olga’s') });
    const gone = await bakery.staff('owner', 'Gustav');
    await reads(gone, 'Whom shall we invite?', () => gone.says('/invite'));
    const shown = await reads(gone, 'For how many people', () => gone.taps('🎟 Owner'));
    await bakery.sql('update role set active = false from person p where p.id = person_id and p.telegram_id = $1', [
      gone.id,
    ]);
    expect(await gone.taps('✅', { message: shown.id } as never)).toMatchObject({
      text: expect.stringContaining('owners'),
    });
    const before = await bakery.sql('select count(*) from invitation where id > $1', [0]);
    const shopId = bakery.shopId.toString(36);
    const [open] = await bakery.sql<{ id: number }>(
      `insert into invitation (token_hash, kind, shop_id, created_by_id, expires_at)
       select 'x', 'owner', $1, min(id), now() + interval '1 day' from person returning id`,
      [bakery.shopId],
    );
    const id = open!.id.toString(36);
    const forged = [`inv.link:${shopId}:2:1:7`, `inv.plan:${shopId}:2:1:7`, `inv.uses:${shopId}:2:7`];
    for (const data of [...forged, 'inv.link:0:3:1:7', 'inv.plan:0:3:1:7', `inv.stop:${id}:0`, `inv.one:${id}:0:0`]) {
      for (const person of [anna, emil, olga, gone]) {
        const answer = await person.forges(data);
        expect([data, answer?.text]).toEqual([data, expect.stringMatching(/This is for|no such invitation/)]);
      }
    }
    for (const person of [anna, emil, gone]) {
      for (const data of ['inv.open', 'inv.whom', 'inv.list:0', 'inv.see', 'inv.make:0']) {
        expect((await person.forges(data))?.text).toMatch(/This is for/);
      }
    }
    expect(await bakery.sql('select count(*) - 1 as count from invitation where id > $1', [0])).toEqual(before);
    expect(await bakery.sql('select revoked_at from invitation where id = $1', [open!.id])).toEqual([
      { revoked_at: null },
    ]);
    expect(bakery.logged).toEqual([]);
  });

  it('comes after links of an owner for the own bakery, in any number, of which old buttons make one too', async () => {
    const olena = await bakery.staff('owner', 'Олена', { languageCode: 'uk' });
    const says = (text: string, match: string) => reads(olena, match, () => olena.says(text));
    const taps = (button: string, match: string) => reads(olena, match, () => olena.taps(button));
    const asked = await says('/invite', 'Кого запрошуємо?');
    expect(asked.buttons.flat().map(({ text }) => text)).not.toContain('🎟 Нова пекарня');
    await taps('🎟 Власник', 'На скількох людей');
    await taps('✏️ Інше число', 'від 1 до 99');
    await says('0', 'від 1 до 99');
    await says('2', 'На скількох людей');
    await taps('⬜ 30 днів', 'На скількох людей');
    const { text } = await taps('✅ Створити посилання', 'Посилання для 2 людей');
    const link = /https:\S+/.exec(text)![0];
    for (const name of ['Petro', 'Ivan']) {
      const owner = bakery.customer(name);
      await reads(owner, 'you are one of its owners now', () => owner.opens(link));
      await hears(olena, `Ваше запрошення прийнято: ${name} тепер власник`);
      expect(owner.chat().commands.map(({ command }) => command)).toContain('products');
    }
    const late = bakery.customer('Late');
    await reads(late, 'This invitation does not work', () => late.opens(link));
    const petro = await bakery.sql<{ id: number }>(
      `update role set active = false, suspended_at = now() from person p
       where p.id = person_id and p.first_name = $1 returning role.id`,
      ['Petro'],
    );
    expect(petro).toHaveLength(1);
    const suspended = bakery.telegram.people().find(({ firstName }) => firstName === 'Petro')!;
    await reads(suspended, 'Your work in this bakery is suspended for now', () => suspended.opens(link));
    await taps('🎟 Усі запрошення', 'Спершу ті, що ще діють');
    await taps('🎟 Власник · використано', 'Використано: 2 з 2');
    const since = olena.mark();
    await olena.forges('inv.make:1');
    await olena.sees('Посилання для 1 людини', { since });
    expect(bakery.logged).toEqual([]);
  });
});
