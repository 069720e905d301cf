import type { Room } from './chat/room.ts';

/** The features people can enter; the bot and the notifications ask each of them. */
export const rooms: readonly Room[] = [];
