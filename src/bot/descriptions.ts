import type { Say } from '../chat/say.ts';
import type { Api } from './api.ts';
import { attempt } from './menus.ts';

/** Shown in a chat that is still empty: 0-512 characters (Bot API, setMyDescription). */
const long = { of: 'Description', field: 'description', key: 'bot.description' } as const;
/** Shown in the profile and with the bot's link: 0-120 characters (Bot API, setMyShortDescription). */
const short = { of: 'ShortDescription', field: 'short_description', key: 'bot.short-description' } as const;

type Kind = typeof long | typeof short;

/** What the bot says of itself before anybody wrote to it, in every language; English for all the others. */
export async function setDescriptions(api: Api, says: readonly Say[]): Promise<void> {
  await Promise.all([introduce(api, long, says), introduce(api, short, says)]);
}

/** Reads before it writes: starts are many, changes are few, and whatever was written at @BotFather stays. */
async function introduce(api: Api, kind: Kind, says: readonly Say[]): Promise<void> {
  const forAll = says[0]!(kind.key);
  const current = await read(api, kind);
  if (current === undefined || (current !== '' && current !== forAll)) return;
  await Promise.all(
    says.map(async (say) => {
      const own = await read(api, kind, say.language);
      // Where a language has none of its own, Telegram may answer with the one for all.
      if (own === '' || own === forAll) await write(api, kind, say(kind.key), own, say.language);
    }),
  );
  await write(api, kind, forAll, current);
}

async function read(api: Api, { of, field }: Kind, language_code?: string): Promise<string | undefined> {
  const answer = await attempt<Record<string, string>>(api, `getMy${of}`, { language_code });
  return answer && (answer[field] ?? '');
}

async function write(api: Api, { of, field }: Kind, text: string, current: string, language_code?: string) {
  if (text !== current) await attempt(api, `setMy${of}`, { [field]: text, language_code });
}
