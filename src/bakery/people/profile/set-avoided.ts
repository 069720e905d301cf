import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';

export interface Avoidance {
  /** Of `allergens.ts`. */
  readonly allergen: string;
  readonly isAvoided: boolean;
}

export const setAvoided = operation({
  name: 'set-avoided',
  allow: ['anybody'],
  async run({ em }, { personId }, { allergen, isAvoided }: Avoidance) {
    await rows(em)`
      update person set avoids = array_remove(avoids, ${allergen}::text)
        || case when ${isAvoided} then array[${allergen}::text] else '{}' end
      where id = ${personId}`;
  },
});
