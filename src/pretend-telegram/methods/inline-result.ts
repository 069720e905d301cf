import type { ApiEntity } from '../world/bot-api.ts';
import { captioned } from './input-media.ts';
import { eitherOf, object } from './objects.ts';
import { contactFields, positionFields, venueFields } from './places.ts';
import { inlineKeyboard, named } from './reply-markup.ts';
import { entityList, linkPreview } from './shared-types.ts';
import { boolean, bytesOf, integer, optional, required, string, type Type, textOf } from './types.ts';

/** The fields of every result that is played, whichever it is. */
export interface InlineGiven {
  type: string;
  id: string;
  title?: string;
  description?: string;
  thumbnail_url?: string;
  input_message_content?: { message_text: string; parse_mode?: string; entities?: ApiEntity[] };
  reply_markup?: Record<string, unknown>;
  photo_file_id?: string;
  document_file_id?: string;
  caption?: string;
  parse_mode?: string;
  caption_entities?: ApiEntity[];
  latitude?: number;
  longitude?: number;
  address?: string;
  phone_number?: string;
  first_name?: string;
}

const text = object('InputTextMessageContent', {
  message_text: required(string),
  parse_mode: optional(string),
  entities: optional(entityList),
  link_preview_options: optional(linkPreview),
});

/** The field that tells which content it is. */
const CONTENTS = [
  ['message_text', 'text'],
  ['rich_message', 'rich'],
  ['latitude', 'place'],
  ['phone_number', 'contact'],
  ['payload', 'bill'],
] as const;

type TextContent = ReturnType<typeof text.read>;

/** Other contents than text are refused by name. */
const messageContent: Type<TextContent> = {
  ...eitherOf<TextContent>(
    {
      text,
      rich: named('InputRichMessageContent'),
      place: named('InputLocationMessageContent'),
      contact: named('InputContactMessageContent'),
      bill: named('InputInvoiceMessageContent'),
    },
    (value) => CONTENTS.find(([key]) => key in value)?.[1],
  ),
  names: ['InputMessageContent'],
};

const common = {
  type: required(string),
  id: required(bytesOf(1, 64, 'RESULT_ID_INVALID')),
  reply_markup: optional(inlineKeyboard),
  input_message_content: optional(messageContent),
} as const;

const thumbnail = {
  thumbnail_url: optional(string),
  thumbnail_width: optional(integer),
  thumbnail_height: optional(integer),
} as const;

const titled = { title: required(textOf(1, 256)), description: optional(string) } as const;

const types = {
  article: object('InlineQueryResultArticle', {
    ...common,
    ...titled,
    ...thumbnail,
    input_message_content: required(messageContent),
    url: optional(string),
  }),
  cached_photo: object('InlineQueryResultCachedPhoto', {
    ...common,
    ...captioned,
    title: optional(string),
    description: optional(string),
    photo_file_id: required(string),
    show_caption_above_media: optional(boolean),
  }),
  cached_document: object('InlineQueryResultCachedDocument', {
    ...common,
    ...captioned,
    ...titled,
    document_file_id: required(string),
  }),
  location: object('InlineQueryResultLocation', { ...common, ...thumbnail, ...positionFields, title: titled.title }),
  venue: object('InlineQueryResultVenue', { ...common, ...thumbnail, ...venueFields }),
  contact: object('InlineQueryResultContact', { ...common, ...thumbnail, ...contactFields }),
};

function kindOf(value: Record<string, unknown>): string {
  if (value.photo_file_id !== undefined) return 'cached_photo';
  if (value.document_file_id !== undefined) return 'cached_document';
  return String(value.type);
}

export const inlineResult: Type<InlineGiven> = {
  ...eitherOf<InlineGiven>(types as unknown as Record<string, Type<InlineGiven>>, kindOf),
  names: ['InlineQueryResult'],
};
