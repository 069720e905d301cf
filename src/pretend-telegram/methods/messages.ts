import { formatted } from '../text/formatted.ts';
import { badRequest } from '../world/api-error.ts';
import type { ApiMessage } from '../world/bot-api.ts';
import { method } from './method.ts';
import { send, sending } from './sending.ts';
import { entityList, linkPreview } from './shared-types.ts';
import { characters, optional, required, string } from './types.ts';

/** In characters, not UTF-16 units: a live server takes 4,096 emoji. */
const LONGEST_TEXT = 4096;
const LONGEST_CAPTION = 1024;

/** @throws {ApiError} 400 when nothing is left of it, or too much. */
export function textContent(text: string, parseMode?: string, given?: ApiMessage['entities']): Partial<ApiMessage> {
  const message = formatted({ text, parseMode, entities: given });
  if (message.text.length === 0) throw badRequest('message text is empty');
  if (characters(message.text) > LONGEST_TEXT) throw badRequest('message is too long');
  return { text: message.text, ...(message.entities.length > 0 && { entities: message.entities }) };
}

export interface CaptionRequest {
  caption?: string;
  parse_mode?: string;
  caption_entities?: ApiMessage['entities'];
  show_caption_above_media?: boolean;
}

/** @throws {ApiError} 400 when it is too long. */
export function captionContent(given: CaptionRequest): Partial<ApiMessage> {
  if (given.caption === undefined) return {};
  const caption = formatted({ text: given.caption, parseMode: given.parse_mode, entities: given.caption_entities });
  if (characters(caption.text) > LONGEST_CAPTION) throw badRequest('message caption is too long');
  if (caption.text.length === 0) return {};
  return {
    caption: caption.text,
    ...(caption.entities.length > 0 && { caption_entities: caption.entities }),
    ...(given.show_caption_above_media && { show_caption_above_media: true }),
  };
}

export const sendMessage = method(
  'sendMessage',
  {
    ...sending,
    text: required(string),
    parse_mode: optional(string),
    entities: optional(entityList),
    link_preview_options: optional(linkPreview),
  },
  ({ world }, { text, parse_mode, entities, link_preview_options, ...to }) =>
    send(world, to, {
      ...textContent(text, parse_mode, entities),
      ...(link_preview_options && { link_preview_options }),
    }).api,
);
