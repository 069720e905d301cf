import { el } from '../element.js';
import { nameOf } from '../person.js';
import { field } from '../stage/window.js';
import { people } from '../store.js';
import { openLocationSheet } from './location-sheet.js';
import { openMenu } from './menu.js';
import { openSendFile } from './send-file.js';

export function openAttachMenu(phone, opener) {
  openMenu(phone, opener, [
    { label: 'Photo', drawing: 'photo', act: () => chooseFile(phone, 'photo') },
    { label: 'File', drawing: 'document', act: () => chooseFile(phone, 'document') },
    { label: 'Location', drawing: 'place', act: () => openLocationSheet(phone) },
    { label: 'My contact', drawing: 'contact', act: () => phone.does('contact') },
    { label: 'Somebody’s contact', drawing: 'contacts', act: () => openContactSheet(phone) },
  ]);
}

function chooseFile(phone, kind) {
  const input = el('input', {
    type: 'file',
    class: 'unseen',
    accept: kind === 'photo' ? 'image/*' : null,
    onchange: () => input.files[0] && openSendFile(phone, input.files[0], kind),
    oncancel: () => input.remove(),
  });
  phone.element.append(input);
  input.click();
  input.addEventListener('change', () => input.remove());
}

function openContactSheet(phone) {
  const others = [...people.values()].filter(({ id }) => id !== phone.id);
  const share = (contact) => {
    close();
    phone.does('contact', contact);
  };
  const byHand = el(
    'form',
    { class: 'form', onsubmit: (event) => event.preventDefault() || share(Object.fromEntries(new FormData(byHand))) },
    field('Name', { name: 'firstName', required: true, maxlength: 64 }),
    field('Phone number', {
      name: 'phoneNumber',
      type: 'tel',
      required: true,
      maxlength: 32,
      placeholder: '+49 151 2345678',
    }),
    el('button', { class: 'button button-main' }, 'Share'),
  );
  const close = phone.sheets.open({
    title: 'Share a contact',
    body: [
      others.length > 0 &&
        el(
          'div',
          { class: 'choices' },
          others.map((other) =>
            el(
              'button',
              {
                type: 'button',
                class: 'button',
                onclick: () =>
                  share({
                    phoneNumber: other.phoneNumber,
                    firstName: other.firstName,
                    lastName: other.lastName,
                    userId: other.id,
                  }),
              },
              nameOf(other),
            ),
          ),
        ),
      byHand,
    ],
  });
}
