import type { Turn } from '../../../chat/turn.ts';
import { Refusal } from '../../refusal.ts';
import type { HandedOut } from '../hand-out.ts';
import { type Baking, bakingOf } from './baking.queries.ts';
import { bakingScreen } from './baking.screens.ts';
import { type NewBatch, recordBatch } from './record-batch.ts';

/** @throws {Refusal} `product.unknown` for whoever does not work in its shop. */
export async function bakingFor(turn: Turn, productId: number): Promise<Baking> {
  const baking = await turn.read(bakingOf, productId, turn.visitor, turn.now);
  if (!baking) throw new Refusal('product.unknown');
  return baking;
}

export async function showBaking(turn: Turn, productId: number): Promise<void> {
  await turn.show(bakingScreen(turn.say, await bakingFor(turn, productId), turn.now));
}

/** A refusal usually means that the screen is old, so it is brought up to date all the same. */
export async function record(turn: Turn, batch: NewBatch): Promise<void> {
  try {
    await sayDone(turn, await turn.run(recordBatch, batch));
  } finally {
    await showBaking(turn, batch.productId);
  }
}

/** `For orders: 3 · left: 9 · ready: 12, 15`. A line over the chat is short: of many orders their number. */
export async function sayDone(
  turn: Turn,
  { given, left, ready }: HandedOut & { readonly left: number },
): Promise<void> {
  const said = [
    turn.say('bake.done.given', { pieces: given }),
    turn.say('bake.done.left', { pieces: left }),
    ...(ready.length > 0 ? [turn.say('bake.done.ready', { count: ready.length })] : []),
  ];
  await turn.toast(said.join(' · '));
}
