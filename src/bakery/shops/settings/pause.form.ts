import { form, showNothing } from '../../../chat/form.ts';
import { readDay } from '../hours/days.ts';
import { startOfDay } from '../hours/opening.ts';
import { pauseOrders } from './pause-orders.ts';
import { showPause } from './show-pause.ts';

interface PauseDraft {
  readonly shopId: number;
  readonly timeZone: string;
  /** `YYYY-MM-DD`, from whose morning on orders are taken again. */
  readonly day: string;
}

export const pauseForm = form<PauseDraft>({
  id: 'pause',
  steps: {
    day: {
      ask: 'settings.pause-ask-day',
      read(answer, { timeZone }, { now }) {
        const day = readDay(answer, timeZone!, now);
        return 'value' in day && startOfDay(day.value, timeZone!) <= now ? { wrong: 'day-ahead' } : day;
      },
    },
  },
  async submit(turn, { shopId, timeZone, day }) {
    await turn.run(pauseOrders, { shopId, until: startOfDay(day, timeZone).getTime() });
    await showPause(turn, shopId);
  },
  cancelled: (turn, { shopId }) => showPause(turn, shopId!),
  putAside: showNothing,
});
