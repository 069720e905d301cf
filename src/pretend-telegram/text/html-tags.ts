import type { ApiEntity } from '../world/bot-api.ts';

export interface OpenTag {
  name: string;
  argument: string;
  /** UTF-16 units of text before it. */
  start: number;
}

const TYPES: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  u: 'underline',
  ins: 'underline',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  pre: 'pre',
  code: 'code',
};

/** Makes an entity of a tag that ends here; an empty one makes none. */
export function closeEntity(tag: OpenTag, into: { text: string; open: OpenTag[]; entities: ApiEntity[] }): void {
  const range = { offset: tag.start, length: into.text.length - tag.start };
  if (range.length === 0) return;
  const entity = entityOf(tag, range, into.text.slice(tag.start));
  if (!entity || isCodeInsidePre(tag, into)) return;
  const before = into.entities.findIndex((other) => other.offset > range.offset || isInside(other, range));
  into.entities.splice(before === -1 ? into.entities.length : before, 0, entity);
}

function entityOf(tag: OpenTag, range: { offset: number; length: number }, text: string): ApiEntity | undefined {
  if (tag.name === 'a') return link(tag.argument || text, range);
  if (tag.name === 'tg-emoji') return { type: 'custom_emoji', ...range, custom_emoji_id: tag.argument };
  if (tag.name === 'blockquote') return { type: tag.argument ? 'expandable_blockquote' : 'blockquote', ...range };
  if (tag.name === 'pre' && tag.argument) return { type: 'pre', ...range, language: tag.argument };
  const type = TYPES[tag.name];
  return type === undefined ? undefined : { type, ...range };
}

/** A link that is none makes no entity: the text stays, as Telegram shows it. */
function link(url: string, range: { offset: number; length: number }): ApiEntity | undefined {
  const mentioned = /^tg:\/\/user\?id=(\d{1,16})$/i.exec(url)?.[1];
  if (mentioned)
    return { type: 'text_mention', ...range, user: { id: Number(mentioned), is_bot: false, first_name: '' } };
  const full = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(full)) return undefined;
  return { type: 'text_link', ...range, url: /^https?:\/\/[^/]+$/i.test(full) ? `${full}/` : full };
}

/** `<pre><code class="language-…">` is one entity, and the language belongs to it. */
function isCodeInsidePre(tag: OpenTag, { open }: { open: OpenTag[] }): boolean {
  const parent = open.at(-1);
  if (tag.name !== 'code' || parent?.name !== 'pre' || parent.start !== tag.start) return false;
  parent.argument = tag.argument;
  return true;
}

function isInside(other: ApiEntity, range: { offset: number; length: number }): boolean {
  return other.offset === range.offset && other.length <= range.length;
}
