import { el } from '../element.js';
import { sizeOf } from '../words.js';

/** Shows what is about to be sent, and asks for a caption. */
export function openSendFile(phone, file, kind) {
  const preview =
    kind === 'photo'
      ? el('img', { class: 'preview', alt: file.name, src: URL.createObjectURL(file) })
      : el('p', {}, el('b', { dir: 'auto' }, file.name), ` · ${sizeOf(file.size)}`);
  const caption = el('input', {
    type: 'text',
    class: 'text-input',
    placeholder: 'Add a caption…',
    'aria-label': 'Caption',
    maxlength: 1024,
    dir: 'auto',
  });
  const send = () => {
    close();
    phone.sends(kind, { file, caption: caption.value.trim() });
  };
  const close = phone.sheets.open({
    title: kind === 'photo' ? 'Send a photo' : 'Send a file',
    body: [preview, el('form', { onsubmit: (event) => event.preventDefault() || send() }, caption)],
    actions: [{ label: 'Send', main: true, stays: true, act: send }],
  });
}
