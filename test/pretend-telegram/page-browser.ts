import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';
import { startPretendTelegram } from '../../src/pretend-telegram/start.ts';
import { PageBot } from './page-bot.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const PICTURES = join(import.meta.dirname, '..', '..', 'screenshots');

export interface Visit {
  telegram: PretendTelegram;
  bot: PageBot;
  page: Page;
  /** What went wrong in the browser: errors thrown, files not found. */
  complaints: string[];
  phone(person: { id: number }): Locator;
  picture(name: string): Promise<void>;
  /** Another server at the same address; `meanwhile` nobody answers there. */
  restart(meanwhile: () => Promise<void>): Promise<PretendTelegram>;
}

type Look = { width?: number; height?: number; dark?: boolean };

/** Stories in a browser; where there is no Chromium they are skipped, and say so. */
export function describeInBrowser(title: string, stories: (open: (look?: Look) => Promise<Visit>) => void): void {
  const isThere = existsSync(CHROMIUM);
  if (!isThere) process.stderr.write(`No ${CHROMIUM} here: "${title}" is skipped.\n`);
  (isThere ? describe : describe.skip)(title, () => {
    const closing: (() => Promise<unknown>)[] = [];
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    });
    afterEach(async () => {
      for (const close of closing.splice(0).reverse()) await close();
    });
    afterAll(() => browser?.close());
    stories(async (look) => visit(browser, closing, look));
  });
}

async function visit(browser: Browser, closing: (() => Promise<unknown>)[], look: Look = {}): Promise<Visit> {
  const telegram = await startPretendTelegram({ bot: { username: 'teahouse_bot', name: 'Tea House' }, rates: false });
  const bot = new PageBot(telegram);
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  closing.push(
    () => telegram.close(),
    () => bot.stop(),
    () => context.close(),
  );
  return {
    telegram,
    bot,
    page,
    complaints: listen(page),
    phone: (person) => page.locator(`.phone[data-person="${person.id}"]`),
    picture: async (name) => {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
    },
    restart: async (meanwhile) => {
      await bot.stop();
      await telegram.close();
      await meanwhile();
      const another = await startPretendTelegram({ port: Number(new URL(telegram.url).port) });
      closing.push(() => another.close());
      return another;
    },
  };
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on(
    'response',
    (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`),
  );
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url()))
      complaints.push(`asked another host: ${request.url()}`);
  });
  return complaints;
}
