import { label } from '../../chat/emoji.ts';
import { type Answer, type Choice, form, type Reading } from '../../chat/form.ts';
import { text, wholeNumber } from '../../chat/readers.ts';
import type { Turn } from '../../chat/turn.ts';
import { parseMoney } from '../money.ts';
import { addProduct, type NewProduct, namesIn } from './add-product.ts';
import { keepPhoto } from './keep-photo.ts';
import { categoriesOf, isProductNameTaken, ownProduct } from './products.queries.ts';
import { ownProductScreen, productText } from './products.screens.ts';

/** Of all names that are written at once. */
const LONGEST_NAMES = 200;
/** Among the ticked categories: one that is still to be named. */
const ANOTHER = 0;

interface ProductDraft extends NewProduct {
  /** Known when the form begins, so that its questions fit the shop. */
  readonly currency: string;
  readonly hasCategories: boolean;
}

export const addProductForm = form<ProductDraft>({
  id: 'add-product',
  steps: {
    name: {
      ask: 'products.ask.name',
      async read(answer, { shopId }, turn) {
        const name = text(2, 80)(answer);
        if ('wrong' in name || !(await turn.read(isProductNameTaken, shopId!, name.value))) return name;
        return { wrong: 'product-name-taken', params: { name: name.value } };
      },
    },
    price: {
      ask: 'products.ask.price',
      read(answer, { currency }) {
        const price = answer.kind === 'text' ? parseMoney(answer.text, currency!) : undefined;
        return price ? { value: price } : { wrong: 'price', params: { currency } };
      },
    },
    categories: {
      ask: 'products.ask.categories',
      when: ({ hasCategories }) => hasCategories === true,
      several: true,
      choices: categoryChoices,
      read: () => ({ wrong: 'choice' }),
    },
    newCategory: {
      ask: 'products.ask.new-category',
      when: ({ categories = [] }) => categories.length === 0 || categories.includes(ANOTHER),
      optional: true,
      read: readNames,
    },
    stock: {
      ask: 'products.ask.stock',
      choices: ({ say }) => [[{ label: label('bake', say('products.ask.no-stock')), value: 0 }]],
      read: (answer) => (answer.kind === 'choice' ? { value: null } : wholeNumber(0, 9999)(answer)),
    },
    photo: {
      ask: 'products.ask.photo',
      optional: true,
      read: (answer) => (answer.kind === 'photo' ? { value: answer.fileId } : { wrong: 'photo' }),
    },
  },
  async confirm(turn, draft) {
    const photo =
      draft.photo === null ? undefined : await turn.run(keepPhoto, { shopId: draft.shopId, fileId: draft.photo });
    const categories = await categoryNames(turn, draft);
    return { text: productText(turn.say, { ...draft, categories }), photo };
  },
  async submit(turn, { shopId, name, price, categories = [], newCategory = null, stock, photo }) {
    const product = { shopId, name, price, categories, newCategory, stock, photo };
    const { productId } = await turn.run(addProduct, product);
    const added = await turn.read(ownProduct, productId, [shopId]);
    await turn.show(ownProductScreen(turn.say, added!, 0));
  },
});

/** One name or several with commas between, 2 to 40 characters each. */
function readNames(answer: Answer): Reading<string> {
  const written = text(2, LONGEST_NAMES)(answer);
  if ('wrong' in written) return written;
  const names = namesIn(written.value);
  for (const name of names) {
    const reading = text(2, 40)({ kind: 'text', text: name });
    if ('wrong' in reading) return reading;
  }
  return names.length === 0 ? { wrong: 'too-short', params: { count: 2 } } : { value: names.join(', ') };
}

async function categoryChoices(turn: Turn, { shopId }: Partial<ProductDraft>): Promise<Choice[][]> {
  const known = await turn.read(categoriesOf, shopId!);
  const another = { label: label('add', turn.say('products.another-category')), value: ANOTHER };
  return [...known.map(({ id, name }) => [{ label: name, value: id }]), [another]];
}

async function categoryNames(turn: Turn, { shopId, categories = [], newCategory }: ProductDraft): Promise<string[]> {
  const known = await turn.read(categoriesOf, shopId);
  const ticked = known.filter(({ id }) => categories.includes(id)).map(({ name }) => name);
  return [...ticked, ...namesIn(newCategory)];
}
