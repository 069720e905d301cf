import type { ApiMessage } from './bot-api.ts';
import type { Content } from './content.ts';

const CONTENTS =
  'text entities link_preview_options photo document sticker voice location venue contact invoice caption caption_entities show_caption_above_media has_media_spoiler'.split(
    ' ',
  );

/** What a message says; nothing for a service message. */
export function contentOf(api: ApiMessage): Content | undefined {
  const entries = CONTENTS.filter((key) => api[key] !== undefined).map((key) => [key, api[key]]);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Content);
}

/** Who wrote it first, and when. https://core.telegram.org/bots/api#messageorigin */
export function forwardOrigin(api: ApiMessage): Content {
  return { forward_origin: api.forward_origin ?? { type: 'user', sender_user: api.from, date: api.date } };
}
