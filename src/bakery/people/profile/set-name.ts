import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';

export interface NewName {
  /** Null: as in Telegram, from here on. */
  readonly firstName: string | null;
  readonly lastName: string | null;
}

export const setName = operation({
  name: 'set-name',
  allow: ['anybody'],
  async run({ em }, { personId }, { firstName, lastName }: NewName) {
    await rows(em)`
      update person set has_own_name = ${firstName !== null},
        first_name = coalesce(${firstName}::text, telegram_first_name),
        last_name = case when ${firstName !== null} then ${lastName}::text else telegram_last_name end
      where id = ${personId}`;
  },
});
