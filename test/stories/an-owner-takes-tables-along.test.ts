import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { readXlsx } from '../../src/sheets/read-xlsx.ts';
import { Bakery } from '../support/bakery.ts';
import { orders, reads } from '../support/conversation.ts';

describe('An owner who takes tables along', () => {
  let bakery: Bakery;
  let olga: Person;
  let oleg: Person;

  beforeAll(async () => {
    bakery = await Bakery.open();
    await bakery.product('Rye loaf', { stock: 4 });
    olga = await bakery.staff('owner', 'Olga');
    oleg = await bakery.staff('owner', 'Олег', { languageCode: 'ru' });
    await orders(bakery.customer('Vera'), 'Rye loaf');
  });
  afterAll(() => bakery.close());

  async function tableIn(fileId: string): Promise<string[][]> {
    const { telegram } = bakery;
    const answer = await fetch(`${telegram.url}/bot${telegram.token}/getFile?file_id=${fileId}`);
    const { result } = (await answer.json()) as { result: { file_path: string } };
    const file = await fetch(`${telegram.url}/file/bot${telegram.token}/${result.file_path}`);
    return (await readXlsx(new Uint8Array(await file.arrayBuffer()), 1000)).rows;
  }

  it('has the products by one tap, as a workbook', async () => {
    await reads(olga, '1 product', () => olga.command('products'));
    await reads(olga, 'Which table', () => olga.taps('📄 Tables as files'));
    const { document } = await reads(olga, 'Products · Crumb & Co · 1 row', () => olga.taps('📄 Products'));
    expect(document!.name).toMatch(/^products-\d{4}-\d\d-\d\d\.xlsx$/);
    expect((await tableIn(document!.fileId))[1]!.slice(0, 4)).toEqual(['Rye loaf', '4', 'Bread', '3']);
  });

  it('has the orders of a few days, in the language that is read', async () => {
    await reads(oleg, '1 товар', () => oleg.command('products'));
    await reads(oleg, 'Какую таблицу', () => oleg.taps('📄 Таблицы файлом'));
    await reads(oleg, 'За какие дни?', () => oleg.taps('📄 Заказы'));
    const { document } = await reads(oleg, 'Заказы · Crumb & Co · 1 строка', () => oleg.taps('🕒 7 дней'));
    const [titles, line] = await tableIn(document!.fileId);
    expect(titles).toContain('Покупатель');
    expect(line).toEqual(expect.arrayContaining(['Vera', 'новый', '1 × Rye loaf']));
  });

  it('writes other days, and is told what cannot be read', async () => {
    await reads(olga, 'Of which days?', () => olga.forges('exc.what:1'));
    await reads(olga, 'From which day until which?', () => olga.taps('✏️ Other days'));
    await reads(olga, 'I cannot read these days', () => olga.says('31.02.2026'));
    const { document } = await reads(olga, 'Orders · Crumb & Co · 0 rows', () => olga.says('1.1.2020 - 31.1.2020'));
    expect(document!.name).toBe('orders-2020-01-01_2020-01-31.xlsx');
  });

  it('is nobody who does not own the shop', async () => {
    const emil = await bakery.staff('employee', 'Emil');
    const vera = bakery.customer('Mallory');
    for (const person of [emil, vera]) {
      for (const data of ['exc.open', 'exc.what:0', 'exc.send:2:2s', 'exc.days:1']) await person.forges(data);
      expect(person.chat().messages.some(({ document }) => document)).toBe(false);
    }
    await reads(olga, 'Products · Crumb & Co', () => olga.forges('exc.send:zz:0'));
    expect(bakery.logged).toEqual([]);
  });
});
