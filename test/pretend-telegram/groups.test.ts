import { describe, expect, it } from '@jest/globals';
import { openStage, type Stage } from './stage.ts';

const kitchen = ({ telegram, vera }: Stage, more: object = {}) =>
  telegram.group({ title: 'Kitchen', members: [vera], ...more });

const kindsOf = (updates: object[]) => updates.map((update) => Object.keys(update)[1]);

describe('A group', () => {
  it('tells the bot that it came, and lets a plain bot hear what is meant for it', async () => {
    const stage = await openStage();
    const { telegram, bot, vera } = stage;
    const group = kitchen(stage);
    expect(kindsOf(await bot.hears())).toEqual(['my_chat_member', 'message']);
    const { message_id } = await bot.says(group, 'Hello');
    vera.says('just chatting', { chat: group });
    vera.command('board', undefined, { chat: group });
    vera.says('a reply', { chat: group, replyTo: message_id });
    vera.says(`hey @${telegram.bot.username}`, { chat: group });
    const heard = (await bot.hears()).map((update) => update.message.text);
    expect(heard).toEqual(['/board', 'a reply', `hey @${telegram.bot.username}`]);
    group.promotesBot();
    vera.says('now everything', { chat: group });
    expect(kindsOf(await bot.hears())).toEqual(['my_chat_member', 'message']);
    expect(await bot.does('getChatMember', { chat_id: group.id, user_id: telegram.bot.id })).toMatchObject({
      status: 'administrator',
    });
  });

  it('refuses a bot that was thrown out, or has left', async () => {
    const stage = await openStage();
    const { bot } = stage;
    const group = kitchen(stage);
    group.kicksBot();
    const kicked = await bot.isRefused('sendMessage', { chat_id: group.id, text: 'x' });
    expect(kicked).toMatchObject({ error_code: 403, description: 'Forbidden: bot was kicked from the group chat' });
    group.invitesBot();
    await bot.does('leaveChat', { chat_id: group.id });
    const gone = await bot.isRefused('sendMessage', { chat_id: group.id, text: 'x' });
    expect(gone.description).toBe('Forbidden: bot is not a member of the group chat');
  });

  it('moves to a new id when it becomes a supergroup', async () => {
    const stage = await openStage();
    const { bot, vera } = stage;
    const group = kitchen(stage);
    const old = group.id;
    await bot.hears();
    const id = group.upgrade();
    const [last, first] = await bot.hears();
    expect(last.message).toMatchObject({ chat: { id: old }, migrate_to_chat_id: id });
    expect(first.message).toMatchObject({ chat: { id, type: 'supergroup' }, migrate_from_chat_id: old, message_id: 1 });
    const refused = await bot.isRefused('sendMessage', { chat_id: old, text: 'x' });
    expect(refused).toMatchObject({
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: id },
    });
    await bot.says({ id }, 'Moved');
    await vera.sees('Moved', { chat: group });
  });

  it('with topics has messages in them', async () => {
    const stage = await openStage();
    const { bot, vera } = stage;
    const group = kitchen(stage, { forum: true });
    const denied = await bot.isRefused('createForumTopic', { chat_id: group.id, name: 'Orders' });
    expect(denied.description).toContain('not enough rights');
    group.promotesBot();
    const { message_thread_id } = await bot.does('createForumTopic', { chat_id: group.id, name: 'Orders' });
    const sent = await bot.says(group, 'Order 7', { message_thread_id });
    expect(sent).toMatchObject({ message_thread_id, is_topic_message: true });
    expect(
      (await bot.isRefused('sendMessage', { chat_id: group.id, text: 'x', message_thread_id: 999 })).description,
    ).toBe('Bad Request: message thread not found');
    await bot.does('editForumTopic', { chat_id: group.id, message_thread_id, name: 'All orders' });
    await bot.does('closeForumTopic', { chat_id: group.id, message_thread_id });
    expect((await bot.isRefused('closeForumTopic', { chat_id: group.id, message_thread_id })).description).toBe(
      'Bad Request: TOPIC_NOT_MODIFIED',
    );
    expect(vera.chat(group).topics).toMatchObject([{ id: message_thread_id, name: 'All orders', closed: true }]);
    group.deletesTopic(message_thread_id);
    expect(vera.chat(group).topics).toEqual([]);
    const gone = await bot.isRefused('sendMessage', { chat_id: group.id, text: 'x', message_thread_id });
    expect(gone.description).toBe('Bad Request: message thread not found');
    const lost = await bot.isRefused('editMessageText', { chat_id: group.id, message_id: sent.message_id, text: 'y' });
    expect(lost.description).toBe('Bad Request: message to edit not found');
    const own = group.topic('Breaks');
    await bot.hears();
    vera.says('coffee?', { chat: group, topic: own });
    expect((await bot.hears())[0].message).toMatchObject({ text: 'coffee?', message_thread_id: own });
  });

  it('gains and loses people', async () => {
    const stage = await openStage();
    const { telegram, bot, vera } = stage;
    const group = kitchen(stage);
    const boris = telegram.person({ firstName: 'Boris' });
    group.adds(boris);
    await bot.says(group, 'Welcome, Boris');
    await boris.sees('Welcome', { chat: group });
    group.removes(boris);
    expect(() => boris.says('hello?', { chat: group })).toThrow('no chat');
    expect(await bot.does('getChatMember', { chat_id: group.id, user_id: boris.id })).toMatchObject({
      status: 'kicked',
    });
    const updates = await bot.hears();
    expect(updates.flatMap(({ message }) => message?.left_chat_member?.first_name ?? [])).toEqual(['Boris']);
    expect(vera.chat(group).members.map(({ name }) => name)).toEqual(['Vera Berg', telegram.bot.name]);
  });
});
