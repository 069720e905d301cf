import { form } from '../../chat/form.ts';
import { periodIn } from './period.ts';
import { sendWorkbook } from './send-workbook.ts';

/** From which day until which, typed. */
export const daysForm = form<{
  readonly what: number;
  readonly days: { readonly from: string; readonly until: string };
}>({
  id: 'export-days',
  apart: true,
  steps: {
    days: {
      ask: 'exchange.ask-days',
      read(answer) {
        const period = answer.kind === 'text' ? periodIn(answer.text) : undefined;
        return period ? { value: period } : { wrong: 'days' };
      },
    },
  },
  submit: (turn, { what, days }) => sendWorkbook(turn, what, days),
});
