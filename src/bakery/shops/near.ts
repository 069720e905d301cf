import type { Point } from './distance.ts';

/** Steps of a degree: about 110 metres, and no closer than that anybody's place is kept in a message. */
const STEPS = 1_000;
const WIDTH = 360 * STEPS + 1;

/** A place as a whole number for buttons, never 0. */
export function writeNear({ latitude, longitude }: Point): number {
  return Math.round((latitude + 90) * STEPS) * WIDTH + Math.round((longitude + 180) * STEPS) + 1;
}

/** @returns undefined for 0 and for what is no place on earth. */
export function readNear(near: number): Point | undefined {
  const [down, across] = [Math.floor((near - 1) / WIDTH), (near - 1) % WIDTH];
  const latitude = down / STEPS - 90;
  return near > 0 && latitude <= 90 ? { latitude, longitude: across / STEPS - 180 } : undefined;
}
