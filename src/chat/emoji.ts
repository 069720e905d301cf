/** One emoji, one meaning: first in the label, the same in every language. Texts in locales hold no emoji for labels. */
export const emoji = {
  catalogue: '🥐',
  search: '🔎',
  filters: '🎛',
  add: '➕',
  less: '➖',
  remove: '🗑',
  cart: '🛒',
  confirm: '✅',
  cancel: '❌',
  back: '⬅️',
  previous: '◀️',
  next: '▶️',
  orders: '🧾',
  again: '🔁',
  profile: '👤',
  bonuses: '🎁',
  language: '🌐',
  shop: '🏪',
  delivery: '🚚',
  pickup: '🏃',
  address: '📍',
  phone: '📞',
  note: '💬',
  time: '🕒',
  card: '💳',
  cash: '💵',
  accept: '🛵',
  pickedUp: '📤',
  delivered: '🏁',
  giveBack: '↩️',
  onDuty: '🟢',
  offDuty: '🔴',
  bake: '👩‍🍳',
  ready: '🔔',
  reject: '⛔',
  edit: '✏️',
  photo: '📷',
  stock: '📦',
  shelf: '👁',
  staff: '👥',
  invitation: '🎟',
  statistics: '📊',
  report: '📄',
  settings: '⚙️',
  rating: '⭐',
  share: '🔗',
  watch: '🙋',
  unlock: '🔓',
  pause: '⏸️',
  earlier: '⬆️',
  later: '⬇️',
} as const;

export type Meaning = keyof typeof emoji;

/** `label('cart', '2')` → `🛒 2`; the bare emoji when there is nothing to add. */
export function label(meaning: Meaning, text: string | number = ''): string {
  return text === '' ? emoji[meaning] : `${emoji[meaning]} ${text}`;
}

/** A choice that can be on or off. ✅ confirms, so it is no mark; a small or pale square is not seen in the dark. */
export function ticked(isOn: boolean, text: string): string {
  return `${isOn ? '☑️' : '⬜'} ${text}`;
}
