import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';

/** Of one's own; one that is gone already is as good. */
export const removeAddress = operation({
  name: 'remove-address',
  allow: ['anybody'],
  async run({ em }, { personId }, { addressId }: { addressId: number }) {
    await rows(em)`delete from address where id = ${addressId} and person_id = ${personId}`;
  },
});
