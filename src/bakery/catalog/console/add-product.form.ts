import { form, showNothing } from '../../../chat/form.ts';
import { inShop } from '../../people/workplaces/at-work.ts';
import { newlySelling } from '../first-product.queries.ts';
import { sellingScreen } from '../first-product.screens.ts';
import { showOwnList } from '../own-list/show-own-list.ts';
import { addProduct } from './add-product.ts';
import { ownProduct } from './own-product.queries.ts';
import { price } from './product-fields.ts';
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
      ask: (turn, { shopId }) => inShop(turn, shopId!, { text: turn.say.html('products.ask.name') }),
      read: (answer, { shopId }, turn) => freeName(answer, shopId!, turn),
    },
    price: {
      ask: (turn, { shopId, currency }) =>
        inShop(turn, shopId!, { text: turn.say.html('products.ask.price', { currency: currency! }) }),
      read: (answer, { currency }) => price.read(answer, { currency: currency! }),
    },
  },
  confirm: (turn, { shopId, name, price: minor, currency }) =>
    inShop(turn, shopId, {
      text: turn.say.html('products.preview', { name, price: turn.say.money({ minor, currency }) }),
    }),
  async submit(turn, { shopId, ...asked }) {
    const { productId } = await turn.run(addProduct, { shopId, name: asked.name, price: asked.price });
    const added = await turn.read(ownProduct, productId, [shopId]);
    await turn.show(await inShop(turn, shopId, addedScreen(turn.say, added!)));
    const newShop = await turn.read(newlySelling, shopId);
    if (newShop) await turn.send(sellingScreen(turn.say, { shopId, name: newShop, botName: turn.botName }));
  },
  cancelled: (turn) => showOwnList(turn, 0),
  putAside: showNothing,
});
