import { type BotInfo, createBot } from '../bot/bot.ts';
import { setDescriptions } from '../bot/descriptions.ts';
import { createFiles } from '../bot/files.ts';
import { setCommands, setDefaultCommands } from '../bot/menus.ts';
import { createPeople } from '../bot/who.ts';
import { createRunner } from '../database/transaction.ts';
import { type Inbox, startInbox } from '../inbox/inbox.ts';
import { rooms } from '../rooms.ts';
import type { Shared } from './shared.ts';

/** People answered at the same time: far more than wait for the database, for Telegram answers slowly. */
const AT_ONCE = 96;

/** Answers updates from the inbox. */
export async function openBotRole(shared: Shared, botInfo: BotInfo, onEvents: () => void): Promise<Inbox> {
  const { orm, sql, forgetfulSql, i18n, api, post, cards, config, log, closing, metrics, observers } = shared;
  const people = createPeople({
    orm,
    operators: config.ownerIds,
    spoken: i18n.spoken,
    defaultLanguage: config.shop.language,
  });
  const files = closing.add(createFiles({ api, ...shared.telegram }), (made) => made.close());
  const tools = {
    orm,
    run: createRunner({ orm, onEvents }),
    post,
    showCard: cards.show,
    sayIn: i18n.sayIn,
    botName: botInfo.username,
    setCommands: (...of: [Parameters<typeof setCommands>[1], Parameters<typeof setCommands>[2]]) =>
      setCommands(api, ...of),
    look: people.look,
    files,
  };
  const handle = createBot({
    token: shared.telegram.token,
    botInfo,
    api,
    tools,
    rooms,
    people,
    topics: shared.topics,
    log,
  });
  const inbox = closing.add(
    await startInbox({
      ...{ sql, forgetfulSql, handle, log, observer: observers.inbox, concurrency: AT_ONCE },
      isAlone: shared.ownsDatabase,
    }),
    (made) => made.stop(),
  );
  metrics.depth('inbox', async () => {
    const { waiting, working, dead } = await inbox.depth();
    return { waiting, working, dead };
  });
  metrics.oldest('inbox', async () => (await inbox.depth()).oldestSeconds);
  const says = i18n.languages.map(i18n.sayIn);
  await Promise.all([setDefaultCommands(api, says), setDescriptions(api, says)]);
  return inbox;
}
