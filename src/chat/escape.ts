/** The four characters Telegram's HTML parse mode asks to escape. Telegram Bot API, HTML style. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
