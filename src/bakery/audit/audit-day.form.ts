import { form, showNothing } from '../../chat/form.ts';
import type { AuditFilter } from './audit.screens.ts';
import { pastDay } from './past-day.ts';
import { placeOf, showChanges } from './show-changes.ts';

interface DayDraft extends AuditFilter {
  /** `20261121` */
  readonly typed: number;
}

/** A day that is too long ago to leaf to. */
export const auditDayForm = form<DayDraft>({
  id: 'audit-day',
  steps: {
    typed: {
      ask: 'audit.ask-day',
      async read(answer, _draft, turn) {
        const { timeZone, now } = await placeOf(turn);
        const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);
        const day = answer.kind === 'text' ? pastDay(answer.text, today) : undefined;
        return day === undefined ? { wrong: 'day' } : { value: day };
      },
    },
  },
  submit: (turn, { byId, table, typed }) => showChanges(turn, { byId, table, day: typed }, 0, 0),
  cancelled: (turn, { byId = 0, table = 0, day = 0 }) => showChanges(turn, { byId, table, day }, 0, 0),
  putAside: showNothing,
});
