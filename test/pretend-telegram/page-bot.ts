import type { PretendTelegram } from '../../src/pretend-telegram/pretend-telegram.ts';

// biome-ignore lint/suspicious/noExplicitAny: updates are read as the Bot API documents them.
type Update = any;

const PATIENCE_MS = 10_000;

/** A bot with no mind of its own: the test hears what people did, and says what the bot does. */
export class PageBot {
  private readonly heard: { kind: string; update: Update }[] = [];
  private readonly waiting: { kind: string; take: (update: Update) => void }[] = [];
  private readonly stopping = new AbortController();
  private readonly root: string;
  private readonly ended: Promise<void>;

  constructor({ url, token }: PretendTelegram) {
    this.root = `${url}/bot${token}`;
    this.ended = this.poll();
  }

  /** @throws with Telegram's description when the call is refused. */
  async call(method: string, parameters: Record<string, unknown> | FormData = {}): Promise<Update> {
    const isForm = parameters instanceof FormData;
    const response = await fetch(`${this.root}/${method}`, {
      method: 'POST',
      signal: this.stopping.signal,
      ...(isForm
        ? { body: parameters }
        : { body: JSON.stringify(parameters), headers: { 'content-type': 'application/json' } }),
    });
    const answer = (await response.json()) as { ok: boolean; result?: Update; description?: string };
    if (!answer.ok) throw new Error(`${method}: ${answer.description}`);
    return answer.result;
  }

  says(chat_id: number, text: string, more: Record<string, unknown> = {}): Promise<Update> {
    return this.call('sendMessage', { chat_id, text, ...more });
  }

  sendsPhoto(chat: number, png: Uint8Array, fields: Record<string, string> = {}): Promise<Update> {
    return this.call(
      'sendPhoto',
      form(
        { chat_id: String(chat), ...fields },
        'photo',
        new File([new Uint8Array(png)], 'photo.png', { type: 'image/png' }),
      ),
    );
  }

  sendsAlbum(chat: number, pngs: Uint8Array[], caption: string): Promise<Update> {
    const body = new FormData();
    const media = pngs.map((_, at) => ({ type: 'photo', media: `attach://${at}`, ...(at === 0 && { caption }) }));
    body.append('chat_id', String(chat));
    body.append('media', JSON.stringify(media));
    for (const [at, png] of pngs.entries()) body.append(String(at), new File([new Uint8Array(png)], `${at}.png`));
    return this.call('sendMediaGroup', body);
  }

  sendsDocument(chat: number, content: string, name: string): Promise<Update> {
    return this.call(
      'sendDocument',
      form({ chat_id: String(chat) }, 'document', new File([content], name, { type: 'text/plain' })),
    );
  }

  /** The next update of a kind, `message` or `callback_query` for instance, heard already or yet to come. */
  next(kind: string): Promise<Update> {
    const at = this.heard.findIndex((each) => each.kind === kind);
    if (at >= 0) return Promise.resolve(this.heard.splice(at, 1)[0]?.update);
    return new Promise((take, fail) => {
      const patience = setTimeout(() => fail(new Error(`The bot hears no ${kind}.`)), PATIENCE_MS);
      this.waiting.push({
        kind,
        take: (update) => {
          clearTimeout(patience);
          take(update);
        },
      });
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
  }

  private async poll(): Promise<void> {
    let offset = 0;
    while (!this.stopping.signal.aborted) {
      const updates = await this.call('getUpdates', { offset, timeout: 20 }).catch(() => []);
      for (const { update_id, ...update } of updates) {
        offset = update_id + 1;
        const [kind, content] = Object.entries(update)[0] as [string, Update];
        const at = this.waiting.findIndex((each) => each.kind === kind);
        if (at >= 0) this.waiting.splice(at, 1)[0]?.take(content);
        else this.heard.push({ kind, update: content });
      }
    }
  }
}

function form(fields: Record<string, string>, name: string, file: File): FormData {
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.append(field, value);
  body.append(name, file, file.name);
  return body;
}

/** Inline buttons, a row an argument: `keyboard(['Tea', 'Coffee'], ['Back'])`; the data is the label. */
export function keyboard(...rows: (string | Record<string, unknown>)[][]): { reply_markup: unknown } {
  const button = (one: string | Record<string, unknown>) =>
    typeof one === 'string' ? { text: one, callback_data: one } : one;
  return { reply_markup: { inline_keyboard: rows.map((row) => row.map(button)) } };
}
