import { describe, expect, it } from '@jest/globals';
import { button, inline, openStage } from './stage.ts';

const article = (id: string, more: object = {}) => ({
  type: 'article',
  id,
  title: `Bread ${id}`,
  input_message_content: { message_text: `<b>Bread ${id}</b>`, parse_mode: 'HTML' },
  ...more,
});

describe('Words typed after the name of the bot', () => {
  it('bring results, and the one that is picked is sent by the person through the bot', async () => {
    const { telegram, bot, vera } = await openStage();
    const boris = telegram.person({ firstName: 'Boris' });
    const group = telegram.group({ title: 'Friends', members: [vera, boris] });
    await bot.hears();
    const asking = vera.asksInline('bread');
    const [{ inline_query }] = await bot.hears();
    expect(inline_query).toMatchObject({ query: 'bread', offset: '', from: { id: vera.id } });
    const results = [article('1', inline([button('➕', 'add:1')])), article('2')];
    await bot.does('answerInlineQuery', { inline_query_id: inline_query.id, results, next_offset: '2' });
    expect(await asking).toMatchObject({ results: [{ id: '1', title: 'Bread 1' }, { id: '2' }], nextOffset: '2' });
    vera.picks('1', { chat: group });
    const message = await boris.sees('Bread 1', { chat: group });
    expect(message).toMatchObject({
      from: { name: 'Vera Berg' },
      viaBot: telegram.bot.username,
      entities: [{ type: 'bold' }],
    });
    const heard = await bot.hears();
    const { inline_message_id } = heard.at(-1).chosen_inline_result;
    expect(await bot.does('editMessageText', { inline_message_id, text: 'Sold out' })).toBe(true);
    await boris.sees('Sold out', { chat: group });
  });

  it('are answered once, in 30 seconds, with at most 50 different results', async () => {
    const { telegram, bot, vera } = await openStage();
    const ask = async () => {
      void vera.asksInline('bread', '', { within: 10 });
      return (await bot.hears()).at(-1).inline_query.id as string;
    };
    const answer = (inline_query_id: string, results: object[], more = {}) =>
      bot.isRefused('answerInlineQuery', { inline_query_id, results, ...more });
    const id = await ask();
    const many = Array.from({ length: 51 }, (_, index) => article(String(index)));
    expect((await answer(id, many)).description).toBe('Bad Request: RESULTS_TOO_MUCH');
    expect((await answer(id, [article('1'), article('1')])).description).toBe('Bad Request: RESULT_ID_DUPLICATE');
    expect((await answer(id, [], { next_offset: 'x'.repeat(65) })).description).toBe(
      'Bad Request: NEXT_OFFSET_INVALID',
    );
    await bot.does('answerInlineQuery', { inline_query_id: id, results: [] });
    expect((await answer(id, [])).description).toContain('query is too old');
    const late = await ask();
    telegram.clock.advance(30_000);
    expect((await answer(late, [])).description).toContain('query is too old');
  });
});
