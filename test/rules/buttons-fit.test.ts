import { describe, expect, it } from '@jest/globals';
import { readFormTap, writeFormTap } from '../../src/bot/form-buttons.ts';
import { rooms } from '../../src/rooms.ts';
import { allActions, allForms } from './business.ts';

const actions = await allActions();
const forms = await allForms();
/** Ids and pages are int4; amounts of money may be more. */
const largest = (field: string) => (/(Id|^page)$/.test(field) ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER);

describe('Every button', () => {
  it.each(actions.map((one) => [one.code, one] as const))('%s fits into 64 bytes with the largest values', (_, one) => {
    const values = Object.fromEntries(one.fields.map((field) => [field, largest(field)]));
    const data = one.write(values);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(one.read(data)).toEqual(values);
  });

  it('has a code of its own', () => {
    const codes = actions.map((one) => one.code);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  it('has somebody who answers it', () => {
    const answered = new Set(
      rooms.flatMap((room) => [...room.actions, ...room.groupActions].map(({ action }) => action.code)),
    );
    expect(actions.map((one) => one.code).filter((code) => !answered.has(code))).toEqual([]);
  });

  it('reads back only what it wrote itself', () => {
    const some = actions.find((one) => one.fields.length === 1)!;
    const hostile = ['', ':', '1:2', '-1', '1.5', ' 1', '٣', 'zzzzzzzzzzzzzzzz', 'ZZ', '01'];
    for (const value of hostile) expect(some.read(`${some.code}:${value}`)).toBeUndefined();
  });
});

describe('Every button of a form', () => {
  const steps = forms.flatMap((form) => Object.keys(form.steps).map((step) => [form.id, step] as const));

  it.each(steps)('%s fits into 64 bytes at the question %s', (form, step) => {
    const tap = { form, step, verb: 'submit', value: 2 ** 53 - 1 } as const;
    expect(readFormTap(writeFormTap(tap))).toEqual(tap);
  });

  it('belongs to a form that a room plays', () => {
    const played = new Set(rooms.flatMap((room) => room.forms.map(({ id }) => id)));
    expect(forms.map(({ id }) => id).filter((id) => !played.has(id))).toEqual([]);
  });
});
