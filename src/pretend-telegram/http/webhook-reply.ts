import { methods } from '../methods/all.ts';
import { dispatch } from '../methods/dispatch.ts';
import type { World } from '../world/world.ts';

/** A method call in the answer to a webhook is done, and its result is lost. */
export function runWebhookReply(world: World, body: string, contentType: string): void {
  const given = read(body, contentType);
  if (typeof given?.method !== 'string') return;
  const method = methods.get(given.method.toLowerCase());
  try {
    if (method) dispatch(world, method, { given, uploads: new Map(), onGone: () => {} });
    else world.log(`The bot answers a webhook with ${given.method}: this stand-in has no such method.`);
  } catch (error) {
    world.log(`The bot's ${given.method} in the answer to a webhook is refused: ${String(error)}`);
  }
}

function read(body: string, contentType: string): Record<string, unknown> | undefined {
  if (contentType.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  if (!contentType.startsWith('application/json')) return undefined;
  try {
    const value = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
