/** Of the link on a customer's card; the token is one of `people/invitation-link.ts`. */
export const CARD_PREFIX = 'card_';

export function cardLink(botName: string, token: string): string {
  return `https://t.me/${botName}?start=${CARD_PREFIX}${token}`;
}
