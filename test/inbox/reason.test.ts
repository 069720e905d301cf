import { describe, expect, it } from '@jest/globals';
import { reasonOf } from '../../src/inbox/reason.ts';

describe('The reason kept with a dead update', () => {
  it.each([
    ['a token in an address', 'GET /bot123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getMe failed', /AAHd/],
    ['values in a statement', "insert into person values ('Вера', 'ул. Мира 1') - broken", /Вера|Мира/],
    ['a value cut short', "insert into person values ('Вера Ивано", /Вера/],
    ['what was no JSON', 'Unexpected token П, "Привет, я Вера" is not valid JSON', /Вера/],
    ['a phone', 'No such number: +7 (999) 123-45-67', /999/],
    ['an e-mail address', 'No mailbox vera@example.com here', /vera/],
  ])('does not carry %s', (_, text, secret) => {
    expect(reasonOf(new Error(text))).not.toMatch(secret);
  });

  it('still says what broke', () => {
    const error = new Error('duplicate key value violates unique constraint "orders_intent_unique"');
    expect(reasonOf(error)).toBe(`Error: ${error.message}`);
  });

  it('copes with what is no error', () => {
    expect(reasonOf('Вера')).not.toContain('Вера');
  });
});
