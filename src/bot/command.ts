/** `/start inv_abc`, `/menu@bulka_bot`. */
export interface Command {
  /** Lower case, without the slash. */
  readonly name: string;
  /** Which bot is meant, where several listen. */
  readonly bot?: string;
  /** What follows; may be empty. */
  readonly words: string;
}

/** @returns undefined for what only begins with a slash, such as an address `/12, left`. Telegram Bot API, BotCommand. */
export function readCommand(text: string): Command | undefined {
  const found = /^\/(\w{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/.exec(text);
  return found ? { name: found[1]!.toLowerCase(), bot: found[2], words: (found[3] ?? '').trim() } : undefined;
}
