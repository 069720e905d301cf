import { operation } from '../../operation.ts';
import { rows } from '../../rows.ts';

/** From here on the person's own choice counts, whatever Telegram says. */
export const setLanguage = operation({
  name: 'set-language',
  allow: ['anybody'],
  async run({ em }, { personId }, { language }: { language: string }) {
    await rows(em)`update person set language = ${language} where id = ${personId}`;
  },
});
