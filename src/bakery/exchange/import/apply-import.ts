import { announceBack } from '../../catalog/announce-back.ts';
import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import { tellLow } from '../../stock/crossed-low.ts';
import { placePhotos } from '../photos/place-photos.ts';
import { existingOf, haveHandsMoved, newestMovement } from './existing.queries.ts';
import { lockImport, type OfImport, shopOfImport } from './lock-import.ts';
import { isAsSeen, planOf, pricelessIn } from './plan.ts';
import { changeProducts, makeProducts, placeProducts, renameProducts } from './write-goods.ts';

/** So many new products that the planner must hear of them: else the next table would compare each with each. */
const MANY = 1_000;

/**
 * Brings a table in, all of it or nothing, once. The products are locked and compared again: where something has
 * changed since it was shown, nothing is done, and what would be done now is shown instead. That orders have moved a
 * stock is taken into account, as when it is counted (`stock/count-stock.ts`).
 * @throws {Refusal} `exchange.dropped`
 */
export const applyImport = operation({
  name: 'apply-import',
  allow: ['owner'],
  audited: true,
  shop: shopOfImport,
  async run(work, { personId }, { importId }: OfImport): Promise<'done' | 'before' | 'changed'> {
    const { em } = work;
    const { shopId, state, goods, plan } = await lockImport(em, importId);
    if (state === 'dropped') throw new Refusal('exchange.dropped');
    if (state === 'done') return 'before';
    const existing = await existingOf(em, shopId, goods, { lock: true });
    const now = planOf(goods, existing, await newestMovement(em, shopId));
    const counted = now.changed.filter(({ before }) => 'stock' in before).map(({ productId }) => productId);
    if (!isAsSeen(plan, now) || (await haveHandsMoved(em, counted, plan.seenId))) {
      await rows(
        em,
      )`update goods_import set plan = ${JSON.stringify({ ...now, about: plan.about })}::jsonb where id = ${importId}`;
      return 'changed';
    }
    const seen = new Map(plan.changed.map(({ line, before }) => [line, before.stock]));
    const lines = new Map(goods.map((one) => [one.line, one]));
    const made = plan.made.map((line) => lines.get(line)!);
    const changed = plan.changed.map(({ line, productId, before }) => {
      return { ...lines.get(line)!, productId, seen: seen.get(line), before };
    });
    const ids = await makeProducts(work, shopId, made, personId);
    const { low, came } = await changeProducts(em, changed, personId);
    await renameProducts(
      em,
      changed.filter(({ before }) => 'name' in before || 'description' in before),
    );
    const newPhotos = new Map(
      changed.filter(({ before }) => 'photo' in before).map(({ line, productId }) => [line, productId]),
    );
    const productIds = new Map([
      ...made.map(({ line, name }) => [line, ids.get(name)!] as const),
      ...changed
        .filter(({ before }) => 'categories' in before)
        .map(({ line, productId }) => [line, productId] as const),
    ]);
    const placed = goods.flatMap(({ line, categories = [] }) => {
      const productId = productIds.get(line);
      return productId === undefined || categories.length === 0 ? [] : [{ productId, categories }];
    });
    await placeProducts(em, shopId, placed);
    await placePhotos(
      work,
      importId,
      goods.flatMap(({ line, name, photo }) => {
        const productId = ids.get(name) ?? newPhotos.get(line);
        return photo === undefined || productId === undefined ? [] : [{ line, productId, origin: photo }];
      }),
    );
    if (made.length >= MANY) await em.getConnection().execute('analyze product', [], 'run', em.getTransactionContext());
    const leftOut = JSON.stringify(pricelessIn(goods, plan));
    await rows(
      em,
    )`update goods_import set state = 'done', goods = '[]', wrong = wrong || ${leftOut}::jsonb, ended_at = now()
      where id = ${importId}`;
    tellLow(work.emit, low);
    await announceBack(work, came);
    return 'done';
  },
});
