import { form, type SentFile } from '../../../chat/form.ts';
import { takeTable } from './take-table.ts';

/** Waits for the file. It can be sent without, too. */
export const importForm = form<{ readonly file: SentFile }>({
  id: 'import',
  apart: true,
  steps: {
    file: {
      ask: 'exchange.import.ask',
      read: (answer) =>
        answer.kind === 'document'
          ? { value: { fileId: answer.fileId, name: answer.name } }
          : { wrong: answer.kind === 'photo' ? 'table-not-photo' : 'table' },
    },
  },
  submit: (turn, { file }) => takeTable(turn, file),
});
