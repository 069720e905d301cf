/** The parts of Telegram's Bot API objects that are made here. https://core.telegram.org/bots/api#available-types */

export interface ApiUser {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

export interface ApiChat {
  id: number;
  type: 'private' | 'group' | 'supergroup';
  title?: string;
  username?: string;
  first_name?: string;
  last_name?: string;
  is_forum?: true;
}

/** `offset` and `length` in UTF-16 code units. */
export interface ApiEntity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  custom_emoji_id?: string;
  user?: ApiUser;
}

export interface ApiPhotoSize {
  file_id: string;
  file_unique_id: string;
  width: number;
  height: number;
  file_size: number;
}

export interface ApiFile {
  file_id: string;
  file_unique_id: string;
  file_size: number;
  file_name?: string;
  mime_type?: string;
}

export interface ApiLocation {
  latitude: number;
  longitude: number;
  horizontal_accuracy?: number;
  /** Seconds, counted from the message's date. */
  live_period?: number;
  heading?: number;
  proximity_alert_radius?: number;
}

export interface ApiContact {
  phone_number: string;
  first_name: string;
  last_name?: string;
  user_id?: number;
  vcard?: string;
}

export interface ApiInlineButton {
  text: string;
  callback_data?: string;
  url?: string;
  pay?: boolean;
  copy_text?: { text: string };
  switch_inline_query?: string;
  switch_inline_query_current_chat?: string;
  web_app?: { url: string };
  login_url?: { url: string };
  style?: string;
  [field: string]: unknown;
}

export interface ApiInlineKeyboard {
  inline_keyboard: ApiInlineButton[][];
}

/** A message as the bot reads it: one kind of content, and what surrounds it. */
export interface ApiMessage {
  message_id: number;
  message_thread_id?: number;
  is_topic_message?: true;
  from: ApiUser;
  chat: ApiChat;
  /** Seconds since 1970. */
  date: number;
  edit_date?: number;
  reply_to_message?: ApiMessage;
  reply_markup?: ApiInlineKeyboard;
  text?: string;
  entities?: ApiEntity[];
  caption?: string;
  caption_entities?: ApiEntity[];
  photo?: ApiPhotoSize[];
  document?: ApiFile;
  location?: ApiLocation;
  venue?: { location: ApiLocation; title: string; address: string };
  contact?: ApiContact;
  media_group_id?: string;
  via_bot?: ApiUser;
  [field: string]: unknown;
}

export interface ApiUpdate {
  update_id: number;
  [kind: string]: unknown;
}
