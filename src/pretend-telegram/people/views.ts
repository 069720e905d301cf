import type { ApiEntity } from '../world/bot-api.ts';
import type { Notice } from '../world/chat.ts';

/** The shapes README.md describes: what clients show, in process and over HTTP alike. */
export interface PersonView {
  id: number;
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
  phoneNumber: string;
  note?: string;
  blocked: boolean;
  started: boolean;
}

export interface ButtonView {
  text: string;
  kind: 'callback' | 'url' | 'pay' | 'copy' | 'inline' | 'web_app' | 'login';
  url?: string;
  copyText?: string;
  query?: string;
  /** An inline query in this chat rather than in one that is chosen. */
  here?: boolean;
  style?: string;
}

export interface ReplyKeyboard {
  rows: { text: string; asks?: 'contact' | 'location' | 'web_app'; url?: string; style?: string }[][];
  oneTime: boolean;
  persistent: boolean;
  resize: boolean;
  placeholder?: string;
  forceReply: boolean;
  message: number;
}

export interface InvoiceView {
  title: string;
  description: string;
  currency: string;
  total: number;
  prices: { label: string; amount: number }[];
  photoUrl?: string;
  test: boolean;
  paid: boolean;
  flexible: boolean;
  maxTip?: number;
  tips?: number[];
}

export type MessageKind =
  | 'text'
  | 'photo'
  | 'document'
  | 'location'
  | 'venue'
  | 'contact'
  | 'invoice'
  | 'payment'
  | 'sticker'
  | 'voice'
  | 'service'
  | 'other';

export interface MessageView {
  id: number;
  chat: number;
  /** Milliseconds since 1970. */
  at: number;
  from: { id: number; name: string; username?: string; isBot: boolean };
  mine: boolean;
  kind: MessageKind;
  text: string;
  entities: ApiEntity[];
  photo?: { fileId: string; url: string; width: number; height: number; spoiler?: boolean };
  document?: { fileId: string; url: string; name: string; mimeType: string; size: number };
  location?: { latitude: number; longitude: number; live: boolean; until?: number; heading?: number };
  venue?: { title: string; address: string };
  contact?: { phoneNumber: string; firstName: string; lastName?: string; userId?: number };
  invoice?: InvoiceView;
  payment?: { currency: string; total: number };
  sticker?: { emoji: string };
  voice?: { seconds: number };
  buttons: ButtonView[][];
  replyTo?: { id: number; from: string; text: string };
  forwardedFrom?: string;
  viaBot?: string;
  album?: string;
  topic?: number;
  captionAbove?: boolean;
  edited: boolean;
  pinned: boolean;
  reactions: string[];
}

export interface ChatHeader {
  id: number;
  kind: 'private' | 'group' | 'supergroup';
  title: string;
  forum: boolean;
  topics: { id: number; name: string; closed: boolean; iconColor?: number }[];
  members: { id: number; name: string; isBot: boolean }[];
  keyboard: ReplyKeyboard | null;
  commands: { command: string; description: string }[];
  menuButton: { kind: 'commands' | 'default' } | { kind: 'web_app'; text: string; url: string };
  typing: string | null;
  pinned: number[];
  notices: Notice[];
  unread: number;
  started: boolean;
  blocked: boolean;
  description?: string;
  shortDescription?: string;
}

export interface ChatView extends ChatHeader {
  messages: MessageView[];
}
