/** PostgreSQL's integer, which ids are. */
const LARGEST_ID = 2 ** 31 - 1;

/** The id in a deep link's payload, as `p_` and `shop_` links carry it: base 36. */
export function linkId(words: string): number | undefined {
  const id = /^[1-9a-z][0-9a-z]{0,5}$/.test(words) ? Number.parseInt(words, 36) : Number.NaN;
  return id <= LARGEST_ID ? id : undefined;
}

/** `linkTo('bulka_bot', 'p_', 42)` → `https://t.me/bulka_bot?start=p_16`. */
export function linkTo(botName: string, prefix: string, id: number): string {
  return `https://t.me/${botName}?start=${prefix}${id.toString(36)}`;
}

/** Offers a link to a chat of the reader's choice, with a line of text. https://core.telegram.org/widgets/share */
export function shareLink(url: string, text: string): string {
  return `https://t.me/share/url?url=${encodeURIComponent(url)}&text=${encodeURIComponent(text)}`;
}
