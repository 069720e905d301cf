import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { BakeryEvent } from '../../events.ts';
import { rows } from '../../rows.ts';
import { announceBack, type CameBack } from '../announce-back.ts';

/** Of one look; the others come with the next. */
const MOST = 200;

/**
 * What was sold out for a day that is over can be had again, and who asked is told. Queries have seen it since that
 * moment; this is for the news. Rows that another process is at are left to it.
 * @returns how many products came back.
 */
export function beginNextDay(em: SqlEntityManager): Promise<number> {
  return em.transactional(async (manager) => {
    const inside = manager as SqlEntityManager;
    const back = await rows<CameBack>(inside)`
      update product p set sold_out_until = null, version = p.version + 1
      from (
        select id from product where sold_out_until <= now() order by id limit ${MOST} for no key update skip locked
      ) due
      where p.id = due.id returning p.id as "productId", p.stock as pieces`;
    const events: BakeryEvent[] = [];
    await announceBack({ em: inside, now: new Date(), emit: (event) => void events.push(event) }, back);
    if (events.length > 0) {
      await rows(inside)`insert into outbox (type, payload)
        select event ->> 'type', event from jsonb_array_elements(${JSON.stringify(events)}::jsonb) as one(event)`;
    }
    return back.length;
  });
}
