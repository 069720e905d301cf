import type { Answer, Reading } from '../../../chat/form.ts';
import { words } from '../../../chat/readers.ts';
import type { Turn } from '../../../chat/turn.ts';
import { isProductNameTaken } from './products.queries.ts';

/** One that no other product of the shop has, whatever the case: better said at once than after the last question. */
export async function freeName(answer: Answer, shopId: number, turn: Turn): Promise<Reading<string>> {
  const name = words(2, 80)(answer);
  if ('wrong' in name || !(await turn.read(isProductNameTaken, shopId, name.value))) return name;
  return { wrong: 'product-name-taken', params: { name: name.value } };
}
