import type { Turn } from '../../chat/turn.ts';
import type { Operation } from '../operation.ts';

/** Two taps at once: the second changed nothing, and its owner reads why. */
export async function sayAlready<Input>(turn: Turn, { name }: Operation<Input, boolean>, orderId: number) {
  await turn.toast(turn.say(`kitchen.already.${name}`, { number: orderId }));
}
