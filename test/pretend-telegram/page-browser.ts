import type { Locator } from 'playwright-core';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';
import { startPretendTelegram } from '../../src/pretend-telegram/start.ts';
import { describeInChromium, type Look, type Window } from '../support/browser.ts';
import { PageBot } from './page-bot.ts';

export { PICTURES } from '../support/browser.ts';

export interface Visit extends Window {
  telegram: PretendTelegram;
  bot: PageBot;
  phone(person: { id: number }): Locator;
  /** Another server at the same address; `meanwhile` nobody answers there. */
  restart(meanwhile: () => Promise<void>): Promise<PretendTelegram>;
}

/** Stories on the chat page, with a bot that does what the test says. */
export function describeInBrowser(title: string, stories: (open: (look?: Look) => Promise<Visit>) => void): void {
  describeInChromium(title, (open) => stories(async (look) => visit(await open(look))));
}

async function visit(window: Window): Promise<Visit> {
  const telegram = await startPretendTelegram({ bot: { username: 'teahouse_bot', name: 'Tea House' }, rates: false });
  const bot = new PageBot(telegram);
  window.afterwards(() => telegram.close());
  window.afterwards(() => bot.stop());
  return {
    ...window,
    telegram,
    bot,
    phone: (person) => window.page.locator(`.phone[data-person="${person.id}"]`),
    async restart(meanwhile) {
      await bot.stop();
      await telegram.close();
      await meanwhile();
      const another = await startPretendTelegram({ port: Number(new URL(telegram.url).port) });
      window.afterwards(() => another.close());
      return another;
    },
  };
}
