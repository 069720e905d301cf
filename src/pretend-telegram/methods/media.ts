import { documentOf, photoSizes } from '../world/file-content.ts';
import { inputFile, takeFile } from './input-file.ts';
import { captionContent } from './messages.ts';
import { method, paced } from './method.ts';
import { recipient, send, sending } from './sending.ts';
import { entityList } from './shared-types.ts';
import { boolean, optional, required, string } from './types.ts';

const captioned = {
  caption: optional(string),
  parse_mode: optional(string),
  caption_entities: optional(entityList),
} as const;

export const sendPhoto = paced(
  'send',
  method(
    'sendPhoto',
    {
      ...sending,
      ...captioned,
      photo: required(inputFile),
      show_caption_above_media: optional(boolean),
      has_spoiler: optional(boolean),
    },
    ({ world }, given) => {
      const caption = captionContent(given);
      recipient(world, given);
      const photo = photoSizes(takeFile(world, 'photo', given.photo));
      return send(world, given, { photo, ...caption, ...(given.has_spoiler && { has_media_spoiler: true }) }).api;
    },
  ),
);

export const sendDocument = paced(
  'send',
  method(
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
      return send(world, given, { document: documentOf(takeFile(world, 'document', given.document)), ...caption }).api;
    },
  ),
);
