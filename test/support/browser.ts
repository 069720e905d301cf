import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const PICTURES = join(import.meta.dirname, '..', '..', 'screenshots');

export type Look = { width?: number; height?: number; dark?: boolean };

export interface Window {
  readonly page: Page;
  /** What went wrong in the browser: errors thrown, files not found. */
  readonly complaints: string[];
  /** @param name of a file below `screenshots/`, without its ending. */
  picture(name: string): Promise<void>;
  /** Called when the test is over and the window closed; what came last goes first. */
  afterwards(close: () => Promise<unknown>): void;
}

/** Stories in a browser, each in a window of its own; where there is no Chromium they are skipped, and say so. */
export function describeInChromium(title: string, stories: (open: (look?: Look) => Promise<Window>) => void): void {
  const isThere = existsSync(CHROMIUM);
  if (!isThere) process.stderr.write(`No ${CHROMIUM} here: "${title}" is skipped.\n`);
  (isThere ? describe : describe.skip)(title, () => {
    const closing: (() => Promise<unknown>)[] = [];
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    });
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      for (const close of closing.splice(0).reverse()) await close();
    });
    afterAll(() => browser?.close());
    stories((look) => openWindow(browser, closing, look));
  });
}

async function openWindow(browser: Browser, closing: (() => Promise<unknown>)[], look: Look = {}): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  return {
    page,
    complaints: listen(page),
    async picture(name) {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
    },
    afterwards: (close) => closing.push(close),
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
