import { form } from '../../../chat/form.ts';
import { parseMoney } from '../../money.ts';
import { newlySelling } from '../first-product.queries.ts';
import { sellingScreen } from '../first-product.screens.ts';
import { addProduct } from './add-product.ts';
import { ownProduct } from './own-product.queries.ts';
import { freeName } from './product-name.ts';
import { addedScreen } from './products.screens.ts';

interface ProductDraft {
  readonly shopId: number;
  /** Known when the form begins, so that its questions fit the shop. */
  readonly currency: string;
  readonly name: string;
  readonly price: number;
}

/** Asks the least that can be sold; the rest is offered when it is there. */
export const addProductForm = form<ProductDraft>({
  id: 'add-product',
  steps: {
    name: {
      ask: 'products.ask.name',
      read: (answer, { shopId }, turn) => freeName(answer, shopId!, turn),
    },
    price: {
      ask: 'products.ask.price',
      read(answer, { currency }) {
        const price = answer.kind === 'text' ? parseMoney(answer.text, currency!) : undefined;
        return price ? { value: price } : { wrong: 'price', params: { currency } };
      },
    },
  },
  confirm: ({ say }, { name, price, currency }) => ({
    text: say.html('products.preview', { name, price: say.money({ minor: price, currency }) }),
  }),
  async submit(turn, { shopId, name, price }) {
    const { productId } = await turn.run(addProduct, { shopId, name, price });
    const added = await turn.read(ownProduct, productId, [shopId]);
    await turn.show(addedScreen(turn.say, added!));
    const newShop = await turn.read(newlySelling, shopId);
    if (newShop) await turn.send(sellingScreen(turn.say, { shopId, name: newShop, botName: turn.botName }));
  },
});
