import type { ChatView, MessageView } from './views.ts';

/** A chat as plain text, newest last: for errors a person reads. */
export function readable(chat: ChatView): string {
  const lines = chat.messages.slice(-15).map(readableMessage);
  const keyboard = chat.keyboard?.rows.map((row) => row.map(({ text }) => `(${text})`).join(' ')).join('\n  ');
  const notices = chat.notices.slice(-5).map(({ text, alert }) => `${alert ? 'alert' : 'toast'}: ${text}`);
  return [...lines, ...(keyboard ? [`  keyboard: ${keyboard}`] : []), ...notices].join('\n') || '(nothing)';
}

function readableMessage(message: MessageView): string {
  const extras = [message.kind === 'text' ? '' : message.kind, message.edited ? 'edited' : '']
    .filter(Boolean)
    .join(', ');
  const buttons = message.buttons.map((row) => `\n    ${row.map(({ text }) => `[${text}]`).join(' ')}`).join('');
  return `  #${message.id} ${message.from.name}${extras && ` (${extras})`}: ${message.text.replaceAll('\n', '\n    ')}${buttons}`;
}
