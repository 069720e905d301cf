import { form } from '../../../chat/form.ts';
import { wholeNumber } from '../../../chat/readers.ts';
import { MOST_BAKED, type NewBatch } from './record-batch.ts';
import { record, showBaking } from './show-baking.ts';

/** How many, typed. `seenId` is of the screen that it was begun from. */
export const bakedForm = form<NewBatch & { readonly name: string }>({
  id: 'baked',
  steps: { quantity: { ask: 'bake.ask', read: wholeNumber(1, MOST_BAKED) } },
  submit: (turn, { productId, quantity, seenId }) => record(turn, { productId, quantity, seenId }),
  async cancelled(turn, { productId }) {
    if (productId !== undefined) await showBaking(turn, productId);
  },
});
