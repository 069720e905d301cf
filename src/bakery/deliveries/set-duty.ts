import { operation } from '../operation.ts';
import { rows } from '../rows.ts';

export interface Duty {
  readonly shopId: number;
  readonly onDuty: boolean;
}

/** Only couriers on duty are offered deliveries; what they have accepted stays theirs. */
export const setDuty = operation({
  name: 'set-duty',
  allow: ['courier'],
  shop: async (_em, { shopId }: Duty) => shopId,
  async run({ em }, { personId }, { shopId, onDuty }) {
    await rows(em)`update role set on_duty = ${onDuty}
      where person_id = ${personId} and shop_id = ${shopId} and kind = 'courier'`;
  },
});
