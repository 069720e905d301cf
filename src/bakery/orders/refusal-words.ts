import type { Say, SayParams } from '../../chat/say.ts';
import type { Refusal } from '../refusal.ts';
import { kilometresText } from '../shops/distance.ts';

/** What the figures of a refusal are counted in. */
export interface Measures {
  readonly currency: string;
  readonly timeZone: string;
}

/** The params of a checkout's refusal as its reader reads them: amounts, moments and kilometres. */
export function refusalWords(say: Say, { params }: Refusal, { currency, timeZone }: Measures, now: Date): SayParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'string') return [name, value];
      if (['missing', 'minimum', 'before', 'total'].includes(name)) {
        return [name, say.money({ minor: value, currency })];
      }
      if (name === 'at') return [name, say.time(new Date(value), timeZone, now)];
      return [name, ['distance', 'radius'].includes(name) ? kilometresText(value, say.language) : value];
    }),
  );
}
