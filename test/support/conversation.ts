import type { Person } from '../../src/pretend-telegram/people/person.ts';
import type { MessageView } from '../../src/pretend-telegram/people/views.ts';
import type { Match } from '../../src/pretend-telegram/people/waiting.ts';

/** Less than PostgreSQL may take to recover from a crash, and than Jest allows a test: then the chat is shown. */
const PATIENCE_MS = 25_000;
const SUMMARY = 'Is everything right?';

/** What somebody reads after something was done: a new message, or an old one that has changed. */
export async function reads(person: Person, match: Match, act: () => unknown): Promise<MessageView> {
  const since = person.mark();
  await act();
  return person.sees(match, { since, within: PATIENCE_MS });
}

/** Waits for what somebody is told in the end. */
export function hears(person: Person, match: Match): Promise<MessageView> {
  return person.sees(match, { within: PATIENCE_MS });
}

/** Puts one piece into the cart, in English, from /start on. */
export async function fillsCart(person: Person, product: string, category = 'Bread'): Promise<void> {
  await reads(person, person.firstName, () => person.command('start'));
  await reads(person, 'What would you like?', () => person.taps('🥐'));
  await reads(person, category, () => person.taps(category));
  await reads(person, product, () => person.taps(product));
  await reads(person, 'In your cart: 1', () => person.taps('➕'));
}

/** Goes on to the summary whose ✅ places the order, saying what is asked on the way. */
export async function reachesSummary(
  person: Person,
  product: string,
  address = 'Lindenstraße 5',
): Promise<MessageView> {
  await fillsCart(person, product);
  await reads(person, 'Your cart', () => person.taps('🛒'));
  const asked = await reads(person, new RegExp(`Shall we bring it|${SUMMARY.replace('?', '\\?')}`), () =>
    person.taps('✅'),
  );
  if (asked.text.includes(SUMMARY)) return asked;
  await reads(person, 'Where to?', () => person.taps('🚚'));
  await reads(person, 'Which phone number', () => person.says(address));
  return reads(person, SUMMARY, () => person.sharesContact());
}

/** From /start to the order's card. @returns the order's number. */
export async function orders(person: Person, product: string, address?: string): Promise<number> {
  await reachesSummary(person, product, address);
  const { text } = await reads(person, /^Order \d+ · /, () => person.taps('✅'));
  return Number(/^Order (\d+)/.exec(text)![1]);
}

/** The messages from the bot that somebody has, oldest first. */
export function textsOf(person: Person): string[] {
  return person.chat().messages.flatMap(({ mine, text }) => (mine ? [] : [text]));
}
