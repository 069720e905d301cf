import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

export interface Duty {
  readonly shopId: number;
  readonly onDuty: boolean;
}

/** Only couriers on duty are offered deliveries, what waits already too; what they have accepted stays theirs. */
export const setDuty = operation({
  name: 'set-duty',
  allow: ['courier'],
  shop: async (_em, { shopId }: Duty) => shopId,
  async run({ em, emit }, { personId }, { shopId, onDuty }) {
    const changed = await rows(em)`update role set on_duty = ${onDuty}
      where person_id = ${personId} and shop_id = ${shopId} and kind = 'courier' and on_duty <> ${onDuty} returning id`;
    if (onDuty && changed.length > 0) emit({ type: 'courier.came', courierId: personId, shopId });
  },
});
