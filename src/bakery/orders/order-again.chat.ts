import { room } from '../../chat/room.ts';
import type { Turn } from '../../chat/turn.ts';
import { orderAgain, sendOrderAgain } from './order-again.actions.ts';
import { againScreen } from './order-again.screens.ts';
import { putInCartAgain } from './order-again.ts';

export const again = room();

again.on(orderAgain, async (turn, { orderId }) => turn.show(await putAgain(turn, orderId)));
again.on(sendOrderAgain, async (turn, { orderId }) => turn.send(await putAgain(turn, orderId)));

async function putAgain(turn: Turn, orderId: number) {
  return againScreen(turn.say, { orderId, ...(await turn.run(putInCartAgain, { orderId })) });
}
