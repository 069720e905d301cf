import type { Content } from '../world/content.ts';
import { documentOf, photoSizes } from '../world/file-content.ts';
import type { World } from '../world/world.ts';
import { type InputFile, mediaFile, takeFile } from './input-file.ts';
import { captionContent } from './messages.ts';
import { eitherOf, object } from './objects.ts';
import { named } from './reply-markup.ts';
import { entityList } from './shared-types.ts';
import { boolean, optional, required, string, type Type } from './types.ts';

export const captioned = {
  caption: optional(string),
  parse_mode: optional(string),
  caption_entities: optional(entityList),
} as const;

const photo = object('InputMediaPhoto', {
  ...captioned,
  type: required(string),
  media: required(mediaFile),
  show_caption_above_media: optional(boolean),
  has_spoiler: optional(boolean),
});

const document = object('InputMediaDocument', {
  ...captioned,
  type: required(string),
  media: required(mediaFile),
  thumbnail: optional(mediaFile),
  disable_content_type_detection: optional(boolean),
});

export interface InputMedia {
  type: string;
  media: InputFile;
  caption?: string;
  parse_mode?: string;
  caption_entities?: Content['caption_entities'];
  show_caption_above_media?: boolean;
  has_spoiler?: boolean;
}

/** A photo or a document; other media are refused by name. */
export const inputMedia: Type<InputMedia> = eitherOf<InputMedia>(
  {
    photo,
    document,
    audio: named('InputMediaAudio'),
    live_photo: named('InputMediaLivePhoto'),
    video: named('InputMediaVideo'),
  },
  (value) => String(value.type),
);

export function photoContent(world: World, given: Pick<InputMedia, 'media' | 'has_spoiler'>): Content {
  const sizes = photoSizes(takeFile(world, 'photo', given.media));
  return { photo: sizes, ...(given.has_spoiler && { has_media_spoiler: true }) };
}

export function documentContent(world: World, media: InputFile): Content {
  return { document: documentOf(takeFile(world, 'document', media)) };
}

export function mediaContent(world: World, given: InputMedia): Content {
  const caption = captionContent(given);
  const media = given.type === 'photo' ? photoContent(world, given) : documentContent(world, given.media);
  return { ...media, ...caption };
}
