import { el } from '../element.js';
import { addPerson } from '../server.js';
import { field, openWindow } from './window.js';

/** The languages a bot meets often; any other code can be typed. */
const LANGUAGES = [
  'en',
  'ru',
  'uk',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'pl',
  'tr',
  'ar',
  'fa',
  'he',
  'hi',
  'id',
  'ja',
  'ko',
  'zh',
];

export function languageField(value) {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  return [
    field(
      'Language',
      { name: 'languageCode', list: 'languages', value, maxlength: 8, placeholder: 'en' },
      'What the client tells the bot: a code such as en or ru.',
    ),
    el(
      'datalist',
      { id: 'languages' },
      LANGUAGES.map((code) => el('option', { value: code }, names.of(code))),
    ),
  ];
}

export function openNewPerson() {
  openWindow({
    title: 'Add a person',
    action: 'Add',
    fields: [
      el(
        'div',
        { class: 'field-pair' },
        field('First name', { name: 'firstName', required: true, maxlength: 64 }),
        field('Last name', { name: 'lastName', maxlength: 64 }),
      ),
      field(
        'Username',
        { name: 'username', maxlength: 32, placeholder: 'none' },
        'Optional, as many people have none.',
      ),
      languageField('en'),
    ],
    submit: (fields) => addPerson(written(fields)),
  });
}

/** Empty fields are left out. */
export function written(fields) {
  const entries = [...fields].map(([name, value]) => [name, value.trim()]);
  return Object.fromEntries(entries.filter(([, value]) => value));
}
