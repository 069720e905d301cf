import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { workplace } from '../people/workplace.ts';
import { openBake, openBakeShelf, openBaking, recordBaked, takeSpares, typeBaked } from './bake.actions.ts';
import { bakedForm } from './bake.form.ts';
import { bakeList, bakeShelf } from './bake.queries.ts';
import { bakeScreen, bakeShelfScreen } from './bake.screens.ts';
import { bakingFor, record, sayDone, showBaking } from './show-baking.ts';
import { useSpare } from './use-spare.ts';

export const baking = room();

baking.form(bakedForm);
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
baking.on(takeSpares, async (turn, { productId }) => {
  kitchenOf(turn);
  await sayDone(turn, await turn.run(useSpare, { productId }));
  await showBaking(turn, productId);
});

/** @throws {Refusal} `not-allowed` for whoever works in no kitchen. */
function kitchenOf(turn: Turn): number {
  return workplace(turn.visitor, 'employee', 'owner');
}

async function listFor(turn: Turn, page: number) {
  return bakeScreen(turn.say, await turn.read(bakeList, kitchenOf(turn), page, turn.now), turn.now);
}
