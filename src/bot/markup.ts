import type { Button, Keyboard, Screen } from '../chat/screen.ts';

/** Telegram's reply_markup: one kind a message, so a keyboard leaves no room for buttons. */
export function markupOf({ buttons, keyboard }: Screen): object | undefined {
  if (keyboard) return keyboardOf(keyboard);
  return buttons && { inline_keyboard: buttons.map((row) => row.map(inlineButton)) };
}

function inlineButton(button: Button): object {
  if ('data' in button) return { text: button.label, callback_data: button.data };
  if ('url' in button) return { text: button.label, url: button.url };
  return { text: button.label, copy_text: { text: button.copy } };
}

function keyboardOf(keyboard: Keyboard): object {
  if (keyboard === 'remove') return { remove_keyboard: true };
  return {
    resize_keyboard: true,
    one_time_keyboard: true,
    keyboard: keyboard.map((row) =>
      row.map((button) => {
        if (!('asksFor' in button)) return { text: button.label };
        return { text: button.label, [`request_${button.asksFor}`]: true };
      }),
    ),
  };
}
