import { badRequest } from '../world/api-error.ts';
import type { Content } from '../world/content.ts';
import type { InlineResult } from '../world/inline-queries.ts';
import type { World } from '../world/world.ts';
import { type InlineGiven, inlineResult } from './inline-result.ts';
import { documentContent, photoContent } from './input-media.ts';
import { captionContent, textContent } from './messages.ts';
import { method } from './method.ts';
import { object } from './objects.ts';
import { locationOf } from './places.ts';
import { named } from './reply-markup.ts';
import { inlineMarkup } from './sending.ts';
import { arrayOf, boolean, bytesOf, checked, integer, optional, required, string, textOf, unplayed } from './types.ts';

const results = checked(arrayOf(inlineResult), (list) => {
  if (list.length > 50) return 'RESULTS_TOO_MUCH';
  return new Set(list.map(({ id }) => id)).size < list.length ? 'RESULT_ID_DUPLICATE' : undefined;
});

const startParameter = checked(string, (word) => (/^[\w-]{1,64}$/.test(word) ? undefined : 'START_PARAM_INVALID'));

export const answerInlineQuery = method(
  'answerInlineQuery',
  {
    inline_query_id: required(string),
    results: required(results),
    cache_time: optional(integer),
    is_personal: optional(boolean),
    next_offset: optional(bytesOf(0, 64, 'NEXT_OFFSET_INVALID')),
    button: optional(
      object('InlineQueryResultsButton', {
        text: required(textOf(1, 64)),
        web_app: unplayed(named('WebAppInfo')),
        start_parameter: optional(startParameter),
      }),
    ),
  },
  ({ world }, { inline_query_id, next_offset, button, ...given }) => {
    const prepared = given.results.map((result) => prepare(world, result));
    world.inlineQueries.answer(inline_query_id, {
      results: prepared,
      ...(next_offset && { nextOffset: next_offset }),
      ...(button && {
        button: { text: button.text, ...(button.start_parameter && { startParameter: button.start_parameter }) },
      }),
    });
    return true;
  },
);

/** What the client lists, and the message it becomes. */
function prepare(world: World, given: InlineGiven): InlineResult {
  const markup = inlineMarkup(given.reply_markup);
  return {
    id: given.id,
    type: given.type,
    ...(given.title !== undefined && { title: given.title }),
    ...(given.description !== undefined && { description: given.description }),
    ...(given.thumbnail_url !== undefined && { thumbnailUrl: given.thumbnail_url }),
    content: contentOf(world, given),
    ...(markup && { markup }),
  };
}

function contentOf(world: World, given: InlineGiven): Content {
  const typed = given.input_message_content;
  if (typed) return textContent(typed.message_text, typed.parse_mode, typed.entities);
  if (given.photo_file_id !== undefined)
    return { ...photoContent(world, { media: { fileId: given.photo_file_id } }), ...captionContent(given) };
  if (given.document_file_id !== undefined) {
    return { ...documentContent(world, { fileId: given.document_file_id }), ...captionContent(given) };
  }
  if (given.phone_number !== undefined) {
    return { contact: { phone_number: given.phone_number, first_name: given.first_name ?? '' } };
  }
  if (given.latitude === undefined || given.longitude === undefined) throw badRequest('MESSAGE_EMPTY');
  const location = locationOf({ latitude: given.latitude, longitude: given.longitude });
  return given.address === undefined
    ? { location }
    : { venue: { location, title: given.title ?? '', address: given.address }, location };
}
