import { room } from '../../../chat/room.ts';
import type { Turn } from '../../../chat/turn.ts';
import { nextOpening } from '../hours/opening.ts';
import { askSetting } from './ask-setting.ts';
import {
  editPauseWords,
  openPause,
  pauseForHours,
  pauseOpenEnd,
  pauseTillDay,
  pauseTillOpening,
  takeOrders,
} from './pause.actions.ts';
import { pauseForm } from './pause.form.ts';
import { OPEN_END } from './pause.ts';
import { type Pausing, pauseOrders } from './pause-orders.ts';
import { PAUSE } from './shop.form.ts';
import { shopFields } from './shop-fields.ts';
import { showPause } from './show-pause.ts';
import { ownSettings } from './show-settings.ts';

export const pauses = room();

/** Longer than this is till a day. */
const MOST_HOURS = 24;
const words = shopFields.find(({ name }) => name === 'pause_text')!;

pauses.form(pauseForm);
pauses.on(editPauseWords, async (turn, { shopId }) => {
  await askSetting(turn, await ownSettings(turn, shopId), words, PAUSE);
});
pauses.on(openPause, (turn, { shopId }) => showPause(turn, shopId));
pauses.on(takeOrders, (turn, { shopId }) => pause(turn, { shopId }));
pauses.on(pauseOpenEnd, (turn, { shopId }) => pause(turn, { shopId, until: OPEN_END.getTime() }));
pauses.on(pauseForHours, (turn, { shopId, hours }) => {
  return hours > 0 && hours <= MOST_HOURS ? pause(turn, { shopId, hours }) : showPause(turn, shopId);
});
pauses.on(pauseTillOpening, async (turn, { shopId }) => {
  const { hours, timeZone } = await ownSettings(turn, shopId);
  const until = nextOpening(hours, timeZone, turn.now);
  return until ? pause(turn, { shopId, until: until.getTime() }) : showPause(turn, shopId);
});
pauses.on(pauseTillDay, async (turn, { shopId }) => {
  const { timeZone } = await ownSettings(turn, shopId);
  await turn.begin(pauseForm, { shopId, timeZone });
});

async function pause(turn: Turn, pausing: Pausing): Promise<void> {
  await turn.run(pauseOrders, pausing);
  await showPause(turn, pausing.shopId);
}
