import type { World } from '../world/world.ts';
import type { Fields, Values } from './types.ts';

/** What a running method may ask for besides its parameters. */
export interface Call {
  world: World;
  /** Calls `gone` when the bot hangs up before the answer. */
  onGone: (gone: () => void) => void;
}

export interface Method<F extends Fields = Fields> {
  name: string;
  parameters: F;
  run(call: Call, parameters: Values<F>): unknown;
}

/** One method of the Bot API: what it takes, and what it does. */
export function method<F extends Fields>(
  name: string,
  parameters: F,
  run: (call: Call, parameters: Values<F>) => unknown,
): Method<F> {
  return { name, parameters, run };
}
