import { expect, it } from '@jest/globals';
import { cupOfTea } from '../../pretend-telegram/page-picture.ts';
import { Bakery } from '../../support/bakery.ts';
import { describeInChromium, type Window } from '../../support/browser.ts';
import { Phone } from '../../support/phone.ts';

/** Many steps, each of them through a browser: on a busy machine the sum is long, and a pause proves nothing. */
const PATIENCE_MS = 120_000;

async function opens({ page, afterwards }: Window): Promise<Bakery> {
  page.setDefaultTimeout(PATIENCE_MS / 4);
  const bakery = await Bakery.open({ page: true });
  afterwards(() => bakery.close());
  return bakery;
}

describeInChromium('An order, by clicking', (open) => {
  it(
    'goes through three phones, from START to the bread at the door',
    async () => {
      const window = await open();
      const { page } = window;
      const bakery = await opens(window);
      const rye = await bakery.product('Rye loaf', { price: 450, stock: 5 });
      const vera = new Phone(page, bakery.customer('Vera'));
      const emil = new Phone(page, await bakery.staff('employee', 'Emil'));
      const anna = new Phone(page, await bakery.staff('courier', 'Anna'));
      await page.goto(bakery.telegram.url);

      await vera.starts();
      await vera.reads('Hello, Vera!');
      await vera.presses('🥐 Catalogue');
      await vera.presses('Bread');
      await vera.presses('Rye loaf');
      await vera.presses('➕ Add to cart');
      await vera.reads('In your cart: 1');
      await vera.presses('➕ One more');
      await vera.reads('In your cart: 2');
      await vera.presses('🛒 Cart · 2');
      await vera.reads('2 × €4.50 = €9');
      await vera.presses('✅ Check out');
      await vera.presses('🚚');
      await vera.reads('Where to?');
      await vera.writes('Lindenstraße 5, 2nd floor');
      await vera.sharesNumber('📞');
      await vera.reads('Is everything right?');
      await vera.presses('✅ Order · €9');
      await vera.reads(/●○○○○ received.*To Lindenstraße 5, 2nd floor/s);
      expect(await bakery.stockOf(rye)).toBe(3);

      await emil.reads(/Order \d+ · new.*Delivery to Vera/s);
      await anna.reads(/Delivery of order \d+/);
      expect(await anna.message('Delivery of order').textContent()).not.toContain('Vera');
      await window.picture('order-placed');
      await emil.presses('👩‍🍳');
      await vera.reads('●●○○○ in the oven');
      await anna.presses('🛵');
      await anna.reads(/Your delivery of order.*Lindenstraße 5, 2nd floor.*Vera/s);
      await vera.reads('Anna brings it');
      await emil.reads('Courier: Anna');
      await emil.presses('🔔');
      await anna.reads('is ready for you');
      await anna.presses('📤');
      await vera.reads('is on its way to you, with Anna');
      await anna.presses('🏁');
      await vera.reads('is delivered. Enjoy!');
      await vera.reads('●●●●● delivered');
      await emil.reads(/Order \d+ · done/);
      await anna.reads('is delivered. Thank you!');
      await window.picture('order-delivered');

      expect(await emil.labels(/Order \d+ · done/)).toEqual(['👩‍🍳 Board']);
      expect(await vera.labels('●●●●● delivered')).toContain('🧾 My orders');
      expect(await bakery.orders()).toMatchObject([{ status: 'completed', total: 900 }]);
      expect([...window.complaints, ...bakery.logged]).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'can be taken back, in Russian and in the dark, on a small screen',
    async () => {
      const window = await open({ width: 390, height: 844, dark: true });
      const { page } = window;
      const bakery = await opens(window);
      const rye = await bakery.product('Ржаной хлеб', { price: 450, stock: 5, category: 'Хлеб' });
      const lena = new Phone(page, bakery.customer('Лена', 'ru'));
      const emil = new Phone(page, await bakery.staff('employee', 'Эмиль', { languageCode: 'ru' }));
      await page.goto(bakery.telegram.url);

      await lena.starts();
      await lena.presses('🥐 Каталог');
      await lena.presses('Хлеб');
      await lena.presses('Ржаной хлеб');
      await lena.presses('➕ В корзину');
      await lena.presses('✅ Оформить');
      await lena.presses('🏃');
      await lena.reads('По какому номеру');
      await lena.writes('+7 916 123-45-67');
      await lena.reads('Всё верно?');
      await window.picture('order-in-russian');
      await lena.presses('✅ Заказать');
      await lena.reads('●○○○ принят');
      expect(await bakery.stockOf(rye)).toBe(4);

      await lena.presses('❌ Отменить заказ');
      await lena.presses('❌ Да, отменить');
      await lena.reads('Отменён вами');
      expect(await bakery.stockOf(rye)).toBe(5);
      await emil.isTakenUp();
      await emil.reads(/Заказ \d+ · отменён.*Покупатель отменил заказ/s);
      expect([...window.complaints, ...bakery.logged]).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'begins with an owner who photographs what is new on the shelf',
    async () => {
      const window = await open();
      const { page } = window;
      const bakery = await opens(window);
      const olga = new Phone(page, await bakery.staff('owner', 'Olga'));
      const vera = new Phone(page, bakery.customer('Vera'));
      await page.goto(bakery.telegram.url);

      await olga.starts();
      await olga.reads('Hello, Olga!');
      await olga.writes('/addproduct');
      await olga.reads('What is the new product called?');
      await olga.writes('Tea cake');
      await olga.reads('What does it cost');
      await olga.writes('3.20');
      await olga.reads(/Tea cake.*€3.20.*baked to order/s);
      await olga.presses('✅ Confirm');
      await olga.reads('It is on the shelf.');
      await olga.presses('✏️ Categories');
      await olga.presses('➕ A new category');
      await olga.reads('What is the category called?');
      await olga.writes('🍰 Cakes');
      await olga.reads('Where does it stand?');
      await olga.pressesUnder('Where does it stand?', '⬅️ Back to the product');
      await olga.pressesUnder(/€3.20.*Cakes/s, '⬅️ Back to the product');
      await olga.pressesUnder(/€3.20.*Cakes/s, '📦 Stock');
      await olga.presses('📦 Keep a stock from now on');
      await olga.reads('How many lie there for sale?');
      await olga.writes('12');
      await olga.reads('On the shelf: 12');
      await olga.presses('⬅️ Back to the product');
      await olga.reads('Stock: 12 pcs');
      await olga.presses('📷 Add a photo');
      await olga.reads('Send a photo of Tea cake');
      await olga.sendsPhoto(cupOfTea());
      await olga.reads('1 photo is in');
      await olga.presses('✅ That is all');
      await olga.reads(/Tea cake.*On the shelf/s);

      await vera.starts();
      await vera.presses('🥐 Catalogue');
      await vera.presses('🍰 Cakes');
      await vera.presses('Tea cake');
      await vera.reads('€3.20 · in stock');
      const photo = vera.message('€3.20 · in stock').locator('img');
      const isSeen = await photo.evaluate((image) => image.decode().then(() => image.naturalWidth > 0));
      expect(isSeen).toBe(true);
      await window.picture('product-with-a-photo');
      expect([...window.complaints, ...bakery.logged]).toEqual([]);
    },
    PATIENCE_MS,
  );
});
