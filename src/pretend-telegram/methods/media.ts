import { inputFile } from './input-file.ts';
import { captioned, documentContent, inputMedia, mediaContent, photoContent } from './input-media.ts';
import { captionContent } from './messages.ts';
import { method } from './method.ts';
import { put, recipient, send, sending, sendingTo } from './sending.ts';
import { arrayOf, boolean, checked, optional, required } from './types.ts';

const { suggested_post_parameters: _, ...sendingGroupTo } = sendingTo;

export const sendPhoto = method(
  'sendPhoto',
  {
    ...sending,
    ...captioned,
    photo: required(inputFile),
    show_caption_above_media: optional(boolean),
    has_spoiler: optional(boolean),
  },
  ({ world }, { photo, ...given }) => {
    const caption = captionContent(given);
    recipient(world, given);
    return send(world, given, { ...photoContent(world, { ...given, media: photo }), ...caption }).api;
  },
);

export const sendDocument = method(
  'sendDocument',
  {
    ...sending,
    ...captioned,
    document: required(inputFile),
    thumbnail: optional(inputFile),
    disable_content_type_detection: optional(boolean),
  },
  ({ world }, given) => {
    const caption = captionContent(given);
    recipient(world, given);
    return send(world, given, { ...documentContent(world, given.document), ...caption }).api;
  },
);

const album = checked(arrayOf(inputMedia), (items) => {
  if (items.length < 2 || items.length > 10) return `an album has 2-10 items, not ${items.length}`;
  const isMixed = items.some(({ type }) => type !== items[0]!.type);
  return isMixed ? "document can't be mixed with other media types" : undefined;
});

export const sendMediaGroup = method(
  'sendMediaGroup',
  { ...sendingGroupTo, media: required(album) },
  ({ world }, { media, ...given }) => {
    const place = recipient(world, given);
    const contents = media.map((item) => mediaContent(world, item));
    world.rates.take(place.chat, 'send', contents.length);
    const media_group_id = world.randomId();
    return contents.map((content) => put(world, given, place, { ...content, media_group_id }).api);
  },
);
