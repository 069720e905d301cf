import { badRequest } from '../world/api-error.ts';
import type { ApiEntity } from '../world/bot-api.ts';
import { detectEntities } from './detect.ts';
import { type FormattedText, parseHtml } from './html.ts';

/** Before parsing; longer is refused. tdlib/td. */
const RAW_BYTES = 32_768;

/** The server drops the rest. */
const MOST_ENTITIES = 100;

export interface TextRequest {
  text: string;
  parseMode?: string | undefined;
  entities?: ApiEntity[] | undefined;
}

/** Text as Telegram keeps it: parsed, cleaned, trimmed, with links and commands found. */
export function formatted({ text, parseMode, entities }: TextRequest): FormattedText {
  if (text.length > RAW_BYTES / 4 && Buffer.byteLength(text) > RAW_BYTES) throw badRequest('text is too long');
  const parsed = parse(text, parseMode, entities);
  const trimmed = trim(parsed);
  return { text: trimmed.text, entities: detectEntities(trimmed).slice(0, MOST_ENTITIES) };
}

function inBounds(entities: ApiEntity[], text: string): ApiEntity[] {
  if (entities.some(({ offset, length }) => offset + length > text.length)) throw badRequest('ENTITY_BOUNDS_INVALID');
  return entities;
}

function parse(text: string, parseMode: string | undefined, entities: ApiEntity[] | undefined): FormattedText {
  switch (parseMode?.toLowerCase()) {
    case 'html':
      return parseHtml(clean(text));
    case undefined:
    case '':
    case 'none':
      return { text: clean(text), entities: inBounds(entities ?? [], text) };
    default:
      throw badRequest(`unsupported parse_mode ("${parseMode}"; this stand-in reads HTML)`);
  }
}

/** Carriage returns vanish, other control characters become spaces, half a surrogate pair is not UTF-8. */
function clean(text: string): string {
  if (!text.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones Telegram replaces
  return text.replaceAll('\r', '').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ');
}

/** Entities that reach into the space around the text are cut, those within it dropped. */
function trim({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (trimmed.length === text.length) return { text, entities };
  const kept = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0);
    const to = Math.min(entity.offset - start + entity.length, trimmed.length);
    return to > from ? [{ ...entity, offset: from, length: to - from }] : [];
  });
  return { text: trimmed, entities: kept };
}
