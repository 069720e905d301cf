import type { ApiEntity } from '../world/bot-api.ts';
import type { FormattedText } from './html.ts';

const HINTS = /[/@#.:+]/;

const PATTERNS: [type: string, pattern: RegExp][] = [
  ['email', /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi],
  [
    'url',
    /(?<![\w@/])(?:https?:\/\/[^\s<>"]+[^\s<>".,:;!?)]|(?:[a-z\d-]+\.)+(?:com|org|net|io|me|ru|de)(?![\w.-])(?:\/[^\s<>"]*[^\s<>".,:;!?)])?)/gi,
  ],
  ['bot_command', /(?<![\p{L}\d_/<])\/[a-z\d_]{1,64}(?:@[a-z\d_]{3,32})?(?![\p{L}\d_/<])/giu],
  ['mention', /(?<![\p{L}\d_])@[a-z\d_]{3,32}(?![\p{L}\d_])/giu],
  ['hashtag', /(?<![\p{L}\d_])#(?=[\d_]*\p{L})[\p{L}\d_]{1,256}/giu],
];

/** Finds what every client makes a link of: commands, addresses, mentions, hashtags. Marked-up text is left alone. */
export function detectEntities({ text, entities }: FormattedText): ApiEntity[] {
  if (!HINTS.test(text)) return entities;
  const found: ApiEntity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (!found.some((other) => overlaps(other, entity)) && !entities.some((other) => blocks(other, entity)))
        found.push(entity);
    }
  }
  if (found.length === 0) return entities;
  return [...entities, ...found].sort((a, b) => a.offset - b.offset || b.length - a.length);
}

function blocks(marked: ApiEntity, found: ApiEntity): boolean {
  return ['pre', 'code', 'text_link', 'custom_emoji'].includes(marked.type) && overlaps(marked, found);
}

function overlaps(a: ApiEntity, b: ApiEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
