import { label } from '../../../chat/emoji.ts';
import type { Say } from '../../../chat/say.ts';
import type { Button, Screen } from '../../../chat/screen.ts';
import { pauseText } from '../hours/opening.screens.ts';
import { nextOpening } from '../hours/opening.ts';
import {
  editPauseWords,
  pauseForHours,
  pauseOpenEnd,
  pauseTillDay,
  pauseTillOpening,
  takeOrders,
} from './pause.actions.ts';
import { openSettings } from './settings.actions.ts';
import type { Settings } from './settings.queries.ts';

/** Of the pauses that are offered. */
const HOURS = [1, 3] as const;

export function pauseScreen(say: Say, settings: Settings, now: Date): Screen {
  const { shopId, name, pausedUntil } = settings;
  const lines = pauseText(say, settings, now);
  const how = pausedUntil ? 'settings.pause-other' : 'settings.pause-ask';
  return {
    text: [
      label('pause', say.html('settings.pause-title', { name })),
      lines.length > 0 ? lines.join('\n') : say.html('settings.takes-orders'),
      ...(pausedUntil === null && settings.pauseText
        ? [say.html('settings.pause-says', { words: settings.pauseText })]
        : []),
      say.html(how),
    ].join('\n\n'),
    buttons: [
      ...(pausedUntil
        ? [[{ label: label('confirm', say('settings.resume')), data: takeOrders.write({ shopId }) }]]
        : []),
      ...ends(say, settings, now),
      [{ label: label('edit', say('settings.fields.pause_text.name')), data: editPauseWords.write({ shopId }) }],
      [{ label: label('back', say('settings.all')), data: openSettings.write({ shopId }) }],
    ],
  };
}

function ends(say: Say, { shopId, hours, timeZone }: Settings, now: Date): Button[][] {
  const opening = nextOpening(hours, timeZone, now);
  const till = opening && say('settings.pause-opening', { time: say.time(opening, timeZone, now) });
  return [
    HOURS.map((count) => ({
      label: label('pause', say('settings.pause-hours', { count })),
      data: pauseForHours.write({ shopId, hours: count }),
    })),
    ...(till ? [[{ label: label('pause', till), data: pauseTillOpening.write({ shopId }) }]] : []),
    [{ label: label('pause', say('settings.pause-day')), data: pauseTillDay.write({ shopId }) }],
    [{ label: label('pause', say('settings.pause-open-end')), data: pauseOpenEnd.write({ shopId }) }],
  ];
}
