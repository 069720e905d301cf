import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { workplace } from '../../people/workplace.ts';
import { atWork } from '../../people/workplaces/at-work.ts';
import { Refusal } from '../../refusal.ts';
import {
  correctBaked,
  openBake,
  openBakeShelf,
  openBaking,
  openTomorrow,
  recordBaked,
  sendSheet,
  takeSpares,
  typeBaked,
} from './bake.actions.ts';
import { bakedForm } from './bake.form.ts';
import { bakeList, bakeShelf } from './bake.queries.ts';
import { bakeScreen, bakeShelfScreen } from './bake.screens.ts';
import { correctBatchForm } from './correct-batch.form.ts';
import { sheetOf } from './sheet.queries.ts';
import { sheetScreen } from './sheet.screens.ts';
import { bakingFor, record, sayDone, showBaking } from './show-baking.ts';
import { suggestionForTomorrow } from './tomorrow.queries.ts';
import { tomorrowScreen } from './tomorrow.screens.ts';
import { useSpare } from './use-spare.ts';

export const baking = room();

baking.form(bakedForm);
baking.form(correctBatchForm);
baking.command('bake', async (turn) => turn.send(await listFor(turn, 0)));
baking.on(openBake, async (turn, { page }) => turn.show(await listFor(turn, page)));
baking.on(openBakeShelf, async (turn, { page }) => {
  await turn.show(bakeShelfScreen(turn.say, await turn.read(bakeShelf, kitchenOf(turn), page)));
});
baking.on(openBaking, async (turn, { productId }) => {
  kitchenOf(turn);
  await showBaking(turn, productId);
});
baking.on(recordBaked, async (turn, batch) => {
  kitchenOf(turn);
  await record(turn, batch);
});
baking.on(typeBaked, async (turn, { productId }) => {
  kitchenOf(turn);
  const { name, last } = await bakingFor(turn, productId);
  await turn.begin(bakedForm, { productId, name, seenId: last?.batchId ?? 0 });
});
baking.on(correctBaked, async (turn, { productId, batchId }) => {
  kitchenOf(turn);
  const { name, last } = await bakingFor(turn, productId);
  if (last?.batchId === batchId && last.isMine && last.quantity > 0) {
    return turn.begin(correctBatchForm, { productId, batchId, name, was: last.quantity });
  }
  await showBaking(turn, productId);
  throw new Refusal('batch.not-corrected', { context: 'later' });
});
baking.on(takeSpares, async (turn, { productId }) => {
  kitchenOf(turn);
  await sayDone(turn, await turn.run(useSpare, { productId }));
  await showBaking(turn, productId);
});
baking.on(openTomorrow, async (turn, { page }) => {
  const found = await turn.read(suggestionForTomorrow, kitchenOf(turn), page, turn.now);
  await turn.show(tomorrowScreen(turn.say, found));
});
baking.on(sendSheet, async (turn, { days }) => {
  const sheet = await turn.read(sheetOf, kitchenOf(turn), days > 0 ? 1 : 0, turn.now);
  if (sheet.cells.length === 0) return turn.toast(turn.say('bake.sheet.empty'));
  await turn.send(sheetScreen(turn.say, sheet));
});

/** @throws {Refusal} `not-allowed` for whoever works in no kitchen. */
function kitchenOf(turn: Turn): number {
  return workplace(turn.visitor, 'employee', 'owner');
}

async function listFor(turn: Turn, page: number) {
  const shopId = kitchenOf(turn);
  const list = await turn.read(bakeList, shopId, page, turn.now);
  return atWork(turn, shopId, bakeScreen(turn.say, list, turn.now));
}
