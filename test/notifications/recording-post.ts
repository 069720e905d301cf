import type { Post } from '../../src/chat/post.ts';
import type { Screen } from '../../src/chat/screen.ts';

export interface Call {
  readonly kind: 'send' | 'edit';
  readonly chatId: number;
  readonly messageId: number;
  readonly text: string;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Stands for Telegram: remembers what each chat shows and everything that was asked of it. */
export class RecordingPost implements Post {
  readonly calls: Call[] = [];
  /** Throw here to refuse, wait here to be slow. */
  before: (chatId: number, screen: Screen) => unknown = () => {};
  private readonly messages = new Map<number, Map<number, string>>();
  private lastId = 0;

  async send(chatId: number, screen: Screen): Promise<number> {
    return this.put('send', chatId, ++this.lastId, screen);
  }

  async edit(chatId: number, messageId: number, screen: Screen): Promise<number> {
    if (this.chat(chatId).has(messageId)) return this.put('edit', chatId, messageId, screen);
    return this.send(chatId, screen);
  }

  /** What the chat shows, from top to bottom. */
  shown(chatId: number): string[] {
    return [...this.chat(chatId).values()];
  }

  to(chatId: number): Call[] {
    return this.calls.filter((call) => call.chatId === chatId);
  }

  async remove(chatId: number, messageId: number): Promise<void> {
    this.delete(chatId, messageId);
  }

  async strip(): Promise<void> {}

  /** As a person would. */
  delete(chatId: number, messageId: number): void {
    this.chat(chatId).delete(messageId);
  }

  private async put(kind: Call['kind'], chatId: number, messageId: number, screen: Screen): Promise<number> {
    const startedAt = performance.now();
    await this.before(chatId, screen);
    this.chat(chatId).set(messageId, screen.text);
    const endedAt = performance.now();
    this.calls.push({ kind, chatId, messageId, text: screen.text, startedAt, endedAt });
    return messageId;
  }

  private chat(chatId: number): Map<number, string> {
    const known = this.messages.get(chatId) ?? new Map<number, string>();
    this.messages.set(chatId, known);
    return known;
  }
}
