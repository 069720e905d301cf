import { edit, editable, editing } from './edits.ts';
import { inputMedia, mediaContent } from './input-media.ts';
import { method } from './method.ts';
import { required, type Type } from './types.ts';

const oneMedia: Type<ReturnType<typeof inputMedia.read>> = { ...inputMedia, names: ['InputMedia'] };

const NOTHING = {
  text: undefined,
  entities: undefined,
  link_preview_options: undefined,
  photo: undefined,
  document: undefined,
  caption: undefined,
  caption_entities: undefined,
  show_caption_above_media: undefined,
  has_media_spoiler: undefined,
};

export const editMessageMedia = method(
  'editMessageMedia',
  { ...editing, media: required(oneMedia) },
  ({ world }, given) => {
    const message = editable(world, given);
    return edit(world, message, given, { ...NOTHING, ...mediaContent(world, given.media) });
  },
);
