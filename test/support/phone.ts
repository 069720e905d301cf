import type { Locator, Page } from 'playwright-core';
import type { Person } from '../../src/pretend-telegram/people/person.ts';

/** One phone on the chat page, as the hands and eyes of its owner know it: no button is pressed that is not seen. */
export class Phone {
  readonly person: Person;
  private readonly page: Page;
  private readonly whole: Locator;

  constructor(page: Page, person: Person) {
    this.page = page;
    this.person = person;
    this.whole = page.locator(`.phone[data-person="${person.id}"]`);
  }

  /** START in an empty chat. */
  async starts(): Promise<void> {
    await this.whole.getByRole('button', { name: 'Start', exact: true }).click();
  }

  /** Presses the newest button whose label begins so, in the messages or below the text field. */
  async presses(label: string): Promise<void> {
    await this.buttons(label).last().click();
  }

  /** As `presses`, under the newest message with these words: another one may have the same button. */
  async pressesUnder(words: string | RegExp, label: string): Promise<void> {
    await this.message(words).locator('.inline-key').filter({ hasText: label }).click();
  }

  async writes(text: string): Promise<void> {
    await this.whole.getByRole('textbox', { name: 'Message' }).fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Says yes when Telegram asks whether the number may go out. */
  async sharesNumber(label: string): Promise<void> {
    await this.presses(label);
    await this.whole.getByRole('button', { name: 'Share', exact: true }).click();
  }

  async sendsPhoto(photo: Buffer): Promise<void> {
    const chosen = this.page.waitForEvent('filechooser');
    await this.whole.getByRole('button', { name: 'Attach' }).click();
    await this.page.getByRole('menuitem', { name: 'Photo' }).click();
    await (await chosen).setFiles({ name: 'photo.png', mimeType: 'image/png', buffer: photo });
    await this.whole.getByRole('button', { name: 'Send', exact: true }).last().click();
  }

  /** Waits for a message with these words. */
  async reads(words: string | RegExp): Promise<void> {
    await this.message(words).waitFor();
  }

  /** The newest message with these words. */
  message(words: string | RegExp): Locator {
    return this.whole.locator('.message').filter({ hasText: words }).last();
  }

  /** Labels under the newest message with these words. */
  async labels(words: string | RegExp): Promise<string[]> {
    return this.message(words).locator('.inline-key').allTextContents();
  }

  /** Brings the phone to the front where there is room for one only. */
  async isTakenUp(): Promise<void> {
    await this.page
      .getByRole('button', { name: new RegExp(`^${this.person.firstName}`) })
      .first()
      .click();
    await this.whole.waitFor();
  }

  private buttons(label: string): Locator {
    return this.whole.locator('.inline-key, .key').filter({ hasText: new RegExp(`^${label}`) });
  }
}
