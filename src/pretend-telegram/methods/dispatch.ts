import { ApiError } from '../world/api-error.ts';
import type { BotCall } from '../world/call-log.ts';
import { RawJson } from '../world/raw-json.ts';
import type { World } from '../world/world.ts';
import type { Method } from './method.ts';
import { readFields } from './objects.ts';
import type { Uploads } from './types.ts';

/** A call may name its method among its parameters, as it must in the answer to a webhook. */
const NAME = ['method'];

export interface Request {
  given: Record<string, unknown>;
  uploads: Uploads;
  onGone: (gone: () => void) => void;
}

/** Reads the parameters, runs the method, remembers the call. @throws {ApiError} */
export function dispatch(world: World, method: Method, { given, uploads, onGone }: Request): unknown {
  const call: BotCall = { method: method.name, params: given, at: world.clock.now() };
  try {
    const parameters = readFields(method.parameters, given, { at: '', owner: method.name, uploads, dropped: NAME });
    call.params = uploads.size === 0 ? parameters : withoutBytes(parameters);
    const chat = (parameters as { chat_id?: number }).chat_id;
    if (chat !== undefined) call.chat = chat;
    const result = method.run({ world, onGone }, parameters);
    if (result instanceof Promise || result instanceof RawJson) return result;
    call.result = result;
    world.calls.accept(call);
    return result;
  } catch (error) {
    if (error instanceof ApiError) world.calls.refuse(call, error);
    throw error;
  }
}

/** Files are kept once, not with every call that brought them. */
function withoutBytes(value: unknown): Record<string, unknown> {
  const entries = Object.entries(value as object).map(([key, each]) => [key, nameOf(each)]);
  return Object.fromEntries(entries);
}

function nameOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nameOf);
  if (typeof value !== 'object' || value === null) return value;
  if ('bytes' in value && Buffer.isBuffer(value.bytes)) {
    const { name, mimeType } = value as unknown as { name: string; mimeType: string };
    return { name, mimeType, size: value.bytes.length };
  }
  return withoutBytes(value);
}
