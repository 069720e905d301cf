import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';

export interface Pausing {
  readonly shopId: number;
  /** From now on, by the database's clock. */
  readonly hours?: number;
  /** Milliseconds since 1970; without either, orders are taken again. */
  readonly until?: number;
}

/** No orders until then; what is in the carts stays there. Who pauses a pause gives it another end. */
export const pauseOrders = operation({
  name: 'pause-orders',
  allow: ['owner'],
  audited: true,
  shop: async (_em, { shopId }: Pausing) => shopId,
  async run({ em }, _actor, { shopId, ...end }) {
    const { hours = null, until = null }: { hours?: number | null; until?: number | null } = end;
    await rows(em)`update shop set paused_until = case
        when ${hours}::int is not null then now() + make_interval(hours => ${hours}::int)
        when ${until}::float8 is not null then to_timestamp(${until}::float8 / 1000) end
      where id = ${shopId}`;
  },
});
