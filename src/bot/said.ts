/** What somebody sends; the other fields of a message tell of the chat (pinned, joined, paid). Telegram Bot API, Message. */
const CONTENT = new Set([
  ...['text', 'rich_message', 'animation', 'audio', 'document', 'live_photo', 'paid_media', 'photo', 'sticker'],
  ...['story', 'video', 'video_note', 'voice', 'checklist', 'contact', 'dice', 'game', 'poll', 'venue', 'location'],
]);

interface Said {
  readonly chat: { readonly type: string };
  readonly via_bot?: { readonly id: number };
}

/** True for what a person says to us alone: groups talk among themselves, and a card of ours is our own words. */
export function isSaidToUs(message: Said, botId: number): boolean {
  if (message.via_bot?.id === botId) return false;
  return message.chat.type === 'private' && Object.keys(message).some((field) => CONTENT.has(field));
}
