import { form } from '../../../chat/form.ts';
import { wholeNumber } from '../../../chat/readers.ts';
import { type Correction, correctBatch } from './correct-batch.ts';
import { showBaking } from './show-baking.ts';

interface Asked extends Correction {
  readonly productId: number;
  readonly name: string;
  /** As it was written down. */
  readonly was: number;
}

export const correctBatchForm = form<Asked>({
  id: 'correct-batch',
  steps: {
    quantity: {
      ask: ({ say }, { name, was = 0 }) => ({ text: say.html('bake.correct-ask', { name, pieces: was }) }),
      read: (answer, { was = 1 }) => wholeNumber(0, Math.max(0, was - 1))(answer),
    },
  },
  async submit(turn, { batchId, quantity, productId }) {
    try {
      const unready = await turn.run(correctBatch, { batchId, quantity });
      const count = unready?.length ?? 0;
      await turn.toast(turn.say(count > 0 ? 'bake.corrected-unready' : 'bake.corrected', { pieces: quantity, count }));
    } finally {
      await showBaking(turn, productId);
    }
  },
  async cancelled(turn, { productId }) {
    if (productId !== undefined) await showBaking(turn, productId);
  },
});
