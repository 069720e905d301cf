import { readBelow } from '../../src/chat/action.ts';
import type { Person } from '../../src/pretend-telegram/people/person.ts';
import { rooms } from '../../src/rooms.ts';
import { readXlsx } from '../../src/sheets/read-xlsx.ts';
import type { Bakery } from './bakery.ts';
import { actions } from './every-button.ts';
import { comesToRest } from './invariants.ts';

/** Ids that buttons may say: of what everybody sees, and of filters, which pages carry along as they were made up. */
const known = ['shopId', 'categoryId', 'byId', 'searchId'];
const byCode = new Map(actions.map((action) => [action.code, action]));
const commands = rooms.flatMap((room) => [...room.commands.keys()]);
const links = rooms.flatMap((room) => [...room.links.keys()]);

interface Read {
  /** Everything, after what led to it. */
  readonly text: string;
  /** What the bot called Telegram for, with the data of buttons. */
  readonly calls: string;
}

/** Presses all of them one after the other, answers what is asked, writes the words, alone and after every command. */
export async function pressAll(
  bakery: Bakery,
  person: Person,
  { buttons, words }: { buttons: readonly string[]; words: readonly string[] },
): Promise<Read> {
  const { telegram } = bakery;
  const read: string[] = [];
  const files: Promise<string>[] = [];
  let asks = false;
  const stop = telegram.on((event) => {
    if (event.person !== person.id) return;
    if (event.type === 'answered') read.push(event.answer?.text ?? '');
    if ((event.type !== 'message' && event.type !== 'edited') || event.message.mine) return;
    const { text, buttons: below, contact, location, venue, document } = event.message;
    read.push(JSON.stringify([text, below, contact, location, venue]));
    asks = JSON.stringify(below).includes('❌');
    if (document) files.push(contentOf(bakery, document.fileId, document.name));
  });
  const mine = person.command('menu');
  for (const data of buttons) {
    asks = false;
    read.push(`\n${data}:`);
    await person.forges(data, mine);
    if (asks) person.says('7');
  }
  for (const command of commands) {
    read.push(`\n/${command}:`);
    for (const one of words) person.command(command, one);
  }
  for (const link of links) for (const id of ['1', '2']) person.command('start', link + id);
  for (const one of words) if (one !== '') person.says(one);
  for (const one of words) read.push(JSON.stringify(await person.asksInline(one)));
  await comesToRest(bakery.sql);
  stop();
  // What could not be sent, a picture for example, was meant for them all the same.
  const refused = telegram.refusals({ chat: person });
  return {
    text: [...read, ...(await Promise.all(files)), JSON.stringify(refused)].join(' '),
    calls: JSON.stringify([telegram.calls({ chat: person }), refused]),
  };
}

async function contentOf(bakery: Bakery, fileId: string, name: string): Promise<string> {
  const { url, token } = bakery.telegram;
  const answer = await fetch(`${url}/bot${token}/getFile?file_id=${fileId}`);
  const { result } = (await answer.json()) as { result: { file_path: string } };
  const file = await (await fetch(`${url}/file/bot${token}/${result.file_path}`)).arrayBuffer();
  return name.endsWith('.xlsx')
    ? JSON.stringify(await readXlsx(new Uint8Array(file), 1000))
    : Buffer.from(file).toString();
}

/**
 * What buttons say of rows that nobody outside may know of: what a list of the wrong bakery looks like.
 * @param foreign ids of that bakery, by the fields of buttons.
 */
export function idsIn(calls: string, foreign: Readonly<Record<string, readonly number[]>>): string[] {
  const written = new Set([...calls.matchAll(/"callback_data":"([^"]+)"/g)].map(([, data]) => readBelow(data!).data));
  return [...written].flatMap((data) => {
    const read = byCode.get(data.split(':', 1)[0]!)?.read(data) ?? {};
    return Object.entries(read)
      .filter(([field, id]) => !known.includes(field) && foreign[field]?.includes(id))
      .map(([field, id]) => `${data} ${field} ${id}`);
  });
}
