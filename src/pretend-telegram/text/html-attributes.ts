export interface Attribute {
  name: string;
  value: string;
  /** Where the next thing in the tag begins. */
  end: number;
  wrong?: string;
}

const NAME_END = /[\s=>/"']/;
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Reads one attribute of a tag: `name`, `name=token`, `name="…"` or `name='…'`. */
export function attribute(html: string, at: number): Attribute {
  let end = at;
  while (end < html.length && !NAME_END.test(html[end]!)) end += 1;
  const name = html.slice(at, end);
  if (name === '') return { name, value: '', end, wrong: 'Empty attribute name' };
  while (end < html.length && /\s/.test(html[end]!)) end += 1;
  if (html[end] !== '=') return { name, value: '', end };
  end += 1;
  while (end < html.length && /\s/.test(html[end]!)) end += 1;
  const quote = html[end];
  return quote === '"' || quote === "'" ? quoted(html, end + 1, { name, quote }) : token(html, end, name);
}

function quoted(html: string, at: number, { name, quote }: { name: string; quote: string }): Attribute {
  let value = '';
  let end = at;
  while (end < html.length && html[end] !== quote) {
    const reference = html[end] === '&' ? characterReference(html, end) : undefined;
    value += reference?.character ?? html[end];
    end += reference?.length ?? 1;
  }
  return { name, value, end: end + 1 };
}

function token(html: string, at: number, name: string): Attribute {
  let end = at;
  while (end < html.length && /[A-Za-z0-9.-]/.test(html[end]!)) end += 1;
  const next = html[end];
  const attribute: Attribute = { name, value: html.slice(at, end).toLowerCase(), end };
  return next === undefined || next === '>' || /\s/.test(next)
    ? attribute
    : { ...attribute, wrong: 'Unexpected end of name token' };
}

/** `&lt;`, `&gt;`, `&amp;`, `&quot;` and numeric references; nothing else is one, and then the text stands as it is. */
export function characterReference(html: string, at: number): { character: string; length: number } | undefined {
  const found = /^&(?:#(\d{1,7})(?!\d)|#x([\da-fA-F]{1,6})(?![\da-fA-F])|(lt|gt|amp|quot)(?![a-zA-Z]));?/.exec(
    html.slice(at, at + 12),
  );
  if (!found) return undefined;
  const [whole, decimal, hex, named] = found;
  if (named) return { character: NAMED[named]!, length: whole.length };
  const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
  return code === 0 || code >= 0x10ffff ? undefined : { character: String.fromCodePoint(code), length: whole.length };
}
