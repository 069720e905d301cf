import type { Sql } from '../database/orm.ts';

/**
 * Lanes above `after`, in order, whose oldest waiting update may begin now. Jumps along the index from lane to lane:
 * a thousand waiting updates of one person cost as much as one.
 */
export async function findWaitingLanes(sql: Sql, after: number, limit: number): Promise<WaitingLane[]> {
  return sql<WaitingLane>(
    `with recursive found (lane, hops) as (
       (select lane, 1 from inbox where state = 'waiting' and lane > $1 order by lane limit 1)
       union all
       select (
         select inbox.lane from inbox where state = 'waiting' and inbox.lane > found.lane order by inbox.lane limit 1
       ), hops + 1
       from found where found.lane is not null and hops < $2::int
     )
     select lane, (head.not_before is null or head.not_before <= now())
       and (select 1 from inbox where inbox.lane = found.lane and state = 'working' limit 1) is null as free
     from found, lateral (
       select not_before from inbox where inbox.lane = found.lane and state = 'waiting' order by seq limit 1
     ) head
     order by lane`,
    [after, limit],
  );
}

export interface WaitingLane {
  readonly lane: number;
  readonly free: boolean;
}
