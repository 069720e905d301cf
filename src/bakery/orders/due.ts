import { label } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import { slotWithDay } from './when.ts';

export interface Due {
  readonly placedAt: Date;
  /** The earliest time, or the beginning of the slot. Not after `placedAt` when nothing was promised. */
  readonly dueAt: Date;
  /** Null = as soon as possible. */
  readonly slotMinutes: number | null;
  readonly timeZone: string;
}

/** `🕒 about 14:30` or `🕒 tomorrow 09:00–09:30` by the shop's clock; no line when nothing was promised. */
export function dueText(say: Say, { placedAt, dueAt, slotMinutes, timeZone }: Due, now: Date): string[] {
  if (slotMinutes !== null) {
    const slot = slotWithDay(say, dueAt, slotMinutes, timeZone, now);
    return [label('time', say.html('orders.card.due-slot', { slot }))];
  }
  if (dueAt <= placedAt) return [];
  return [label('time', say.html('orders.card.due', { time: say.time(dueAt, timeZone, now) }))];
}
