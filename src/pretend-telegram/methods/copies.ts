import { badRequest } from '../world/api-error.ts';
import { contentOf, forwardOrigin } from '../world/forward.ts';
import type { World } from '../world/world.ts';
import { captioned } from './input-media.ts';
import { captionContent } from './messages.ts';
import { method } from './method.ts';
import { send, sending } from './sending.ts';
import { chatId, messageId } from './shared-types.ts';
import { boolean, integer, optional, required, unplayed } from './types.ts';

const { business_connection_id: _, ...copying } = sending;
const { reply_parameters: __, reply_markup: ___, allow_paid_broadcast: ____, ...forwarding } = copying;

const origin = {
  from_chat_id: required(chatId),
  message_id: required(messageId),
  video_start_timestamp: unplayed(integer),
};

export const copyMessage = method(
  'copyMessage',
  { ...copying, ...origin, ...captioned, show_caption_above_media: optional(boolean) },
  ({ world }, given) => {
    const { api } = found(world, given, 'message to copy not found');
    const content = contentOf(api);
    if (!content || api.has_protected_content || api.invoice) throw badRequest("message can't be copied");
    const isCaptioned = given.caption !== undefined && api.text === undefined;
    const { caption, caption_entities, ...rest } = content;
    const kept = isCaptioned ? { ...rest, ...captionContent(given) } : content;
    return { message_id: send(world, given, kept).api.message_id };
  },
);

export const forwardMessage = method('forwardMessage', { ...forwarding, ...origin }, ({ world }, given) => {
  const { api, invoice } = found(world, given, 'message to forward not found');
  const content = contentOf(api);
  if (!content || api.has_protected_content) throw badRequest("message can't be forwarded");
  return send(world, given, { ...content, ...forwardOrigin(api), ...(invoice && { bill: invoice }) }).api;
});

function found(world: World, { from_chat_id, message_id }: { from_chat_id: number; message_id: number }, why: string) {
  const message = world.knownChat(from_chat_id).messages.get(message_id);
  if (!message) throw badRequest(why);
  return message;
}
