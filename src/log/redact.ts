/** A phone has at least this many digits; fewer are prices, ports and counts. */
const PHONE_DIGITS = 9;
/** As MikroORM writes them, with every name in quotes, to the end: a value may have several lines. */
const STATEMENT = /\b(?:insert into "|update "|delete from "|select\b.*?\bfrom "|with "\w+" as\b)[\s\S]*/i;
const NOT_A_PHONE = /^(\d{1,3}(\.\d{1,3}){3}|\d{4}-\d\d-\d\d\b.*)$/;

/**
 * Text for a log: bot tokens, passwords in addresses, e-mail addresses, phones and SQL with its values are taken out.
 * Telegraf quotes the token when a proxy answers with a page; MikroORM pastes values into the statement it quotes.
 */
export function redact(text: string): string {
  return text
    .replace(/bot\d+:[\w-]+/g, 'bot<token>')
    .replace(/\b\d{6,}:[\w-]{20,}/g, '<token>')
    .replace(/:\/\/[^\s/@]+@/g, '://<secret>@')
    .replace(STATEMENT, '<statement>')
    .replace(/[\p{L}\d._%+-]+@[\p{L}\d-]+\.[\p{L}\d.-]+/gu, '<email>')
    .replace(/\+?\p{Nd}[\p{Nd} ().-]{6,}\p{Nd}/gu, (number) => {
      const digits = number.match(/\p{Nd}/gu)!.length;
      return digits < PHONE_DIGITS || NOT_A_PHONE.test(number) ? number : '<number>';
    });
}
