import { describe, expect, it } from '@jest/globals';
import { parseHtml } from '../../src/pretend-telegram/text/html.ts';
import { openStage } from './stage.ts';

const refusal = (html: string) => {
  try {
    parseHtml(html);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('HTML in a message', () => {
  it('becomes entities in UTF-16 units', () => {
    expect(parseHtml('🥐 <b>fresh <i>bread</i></b>')).toEqual({
      text: '🥐 fresh bread',
      entities: [
        { type: 'bold', offset: 3, length: 11 },
        { type: 'italic', offset: 9, length: 5 },
      ],
    });
  });

  it.each([
    ['<strong>x</strong>', [{ type: 'bold', offset: 0, length: 1 }]],
    ['<EM>x</em>', [{ type: 'italic', offset: 0, length: 1 }]],
    [
      '<u>x</u><ins>y</ins>',
      [
        { type: 'underline', offset: 0, length: 1 },
        { type: 'underline', offset: 1, length: 1 },
      ],
    ],
    ['<del>x</del>', [{ type: 'strikethrough', offset: 0, length: 1 }]],
    ['<span class="tg-spoiler">x</span>', [{ type: 'spoiler', offset: 0, length: 1 }]],
    ['<code>x</code>', [{ type: 'code', offset: 0, length: 1 }]],
    ['<pre><code class="language-js">x</code></pre>', [{ type: 'pre', offset: 0, length: 1, language: 'js' }]],
    ['<blockquote expandable>x</blockquote>', [{ type: 'expandable_blockquote', offset: 0, length: 1 }]],
    [
      '<a href="https://a.org/?a=1&amp;b=2">x</a>',
      [{ type: 'text_link', offset: 0, length: 1, url: 'https://a.org/?a=1&b=2' }],
    ],
    ["<a href='a.org'>x</a>", [{ type: 'text_link', offset: 0, length: 1, url: 'http://a.org/' }]],
    ['<b></b>x', []],
    ['<a href="no link">x</a>', []],
  ])('reads %s', (html, entities) => {
    expect(parseHtml(html).entities).toEqual(entities);
  });

  it.each([
    ['&lt;b&gt; &amp; &quot;x&quot;', '<b> & "x"'],
    ['&#9731;&#x2603;', '☃☃'],
    ['&nbsp;&copy; AT&T', '&nbsp;&copy; AT&T'],
    ['&lt', '<'],
    ['a > b', 'a > b'],
  ])('knows four named references and numeric ones: %s', (html, text) => {
    expect(parseHtml(html).text).toBe(text);
  });

  it.each([
    ['<p>x</p>', 'Unsupported start tag "p" at byte offset 0'],
    ['ж <br/>', 'Unsupported start tag "br/" at byte offset 3'],
    ['1 <2', 'Unclosed start tag at byte offset 2'],
    ['1 < 2 <b>x</b>', 'Unsupported start tag "" at byte offset 2'],
    ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>x</b', 'Unclosed end tag at byte offset 4'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<tg-emoji emoji-id="x">x</tg-emoji>', 'Invalid custom emoji identifier specified'],
    ['&#xd800;', 'Text contains invalid Unicode characters'],
  ])('is refused: %s', (html, why) => {
    expect(refusal(html)).toContain(`Bad Request: can't parse entities: ${why}`);
  });

  it('is only read when the bot says so, and other modes are refused', async () => {
    const { bot, vera } = await openStage();
    expect(await bot.says(vera, '<b>x</b>')).toMatchObject({ text: '<b>x</b>' });
    const markdown = await bot.isRefused('sendMessage', { chat_id: vera.id, text: '*x*', parse_mode: 'MarkdownV2' });
    expect(markdown.description).toContain('unsupported parse_mode');
  });

  it('may come as entities instead, within the text and at most 100 of them', async () => {
    const { bot, vera } = await openStage();
    const bold = (offset: number) => ({ type: 'bold', offset, length: 1 });
    const outside = await bot.isRefused('sendMessage', { chat_id: vera.id, text: '🥐', entities: [bold(2)] });
    expect(outside.description).toBe('Bad Request: ENTITY_BOUNDS_INVALID');
    const sent = await bot.says(vera, 'x'.repeat(120), {
      entities: Array.from({ length: 120 }, (_, index) => bold(index)),
    });
    expect(sent.entities).toHaveLength(100);
  });

  it('leaves commands, links and mentions to be found by the client', async () => {
    const { bot, vera } = await openStage();
    const { entities } = await bot.says(vera, 'Try /menu, @vera or https://a.org/x. #bread a@b.org', {});
    expect(entities.map((entity: { type: string }) => entity.type)).toEqual([
      'bot_command',
      'mention',
      'url',
      'hashtag',
      'email',
    ]);
  });
});
