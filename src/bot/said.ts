/** What somebody sends; the other fields of a message tell of the chat (pinned, joined, paid). Telegram Bot API, Message. */
const CONTENT = new Set([
  ...['text', 'rich_message', 'animation', 'audio', 'document', 'live_photo', 'paid_media', 'photo', 'sticker'],
  ...['story', 'video', 'video_note', 'voice', 'checklist', 'contact', 'dice', 'game', 'poll', 'venue', 'location'],
]);

/** True for what a person says to us alone: groups talk among themselves. */
export function isSaidToUs(message: { readonly chat: { readonly type: string } }): boolean {
  return message.chat.type === 'private' && Object.keys(message).some((field) => CONTENT.has(field));
}
