import type { ApiContact, ApiLocation, ApiMessage, ApiPhotoSize } from '../world/bot-api.ts';
import type { StoredMessage } from '../world/chat.ts';
import type { World } from '../world/world.ts';
import { serviceText } from './service-text.ts';
import { invoiceView } from './view-invoice.ts';
import type { MessageKind, MessageView } from './views.ts';

type Content = Pick<MessageView, 'kind' | 'text'> & Partial<MessageView>;

/** What a message holds; `text` is what can be read of it. */
export function contentView(world: World, { api, invoice, shownAs }: StoredMessage): Content {
  const text = shownAs ?? api.text ?? api.caption ?? '';
  if (api.text !== undefined) return { kind: 'text', text };
  if (api.photo) return { kind: 'photo', text, photo: photoView(api.photo, api.has_media_spoiler === true) };
  if (api.document) return { kind: 'document', text, document: documentView(api.document) };
  if (api.venue) {
    const { title, address, location } = api.venue;
    return {
      kind: 'venue',
      text: `${title}, ${address}`,
      venue: { title, address },
      location: locationView(world, api, location),
    };
  }
  if (api.location) return { kind: 'location', text, location: locationView(world, api, api.location) };
  if (api.contact) return contactView(api.contact);
  if (invoice)
    return { kind: 'invoice', text: `${invoice.title}\n${invoice.description}`, invoice: invoiceView(invoice) };
  return otherContent(api, text);
}

function otherContent(api: ApiMessage, text: string): Content {
  const payment = api.successful_payment as { currency: string; total_amount: number } | undefined;
  if (payment) {
    const { currency, total_amount: total } = payment;
    return { kind: 'payment', text: `${total} ${currency}`, payment: { currency, total } };
  }
  const sticker = api.sticker as { emoji: string } | undefined;
  if (sticker) return { kind: 'sticker', text: sticker.emoji, sticker: { emoji: sticker.emoji } };
  const voice = api.voice as { duration: number } | undefined;
  if (voice) return { kind: 'voice', text, voice: { seconds: voice.duration } };
  const service = serviceText(api);
  const kind: MessageKind = service === undefined ? 'other' : 'service';
  return { kind, text: service ?? text };
}

function fileUrl(fileId: string): string {
  return `/pretend/files/${fileId}`;
}

function photoView(sizes: ApiPhotoSize[], spoiler: boolean): NonNullable<MessageView['photo']> {
  const { file_id: fileId, width, height } = sizes.at(-1)!;
  return { fileId, url: fileUrl(fileId), width, height, ...(spoiler && { spoiler }) };
}

function documentView(file: NonNullable<ApiMessage['document']>): NonNullable<MessageView['document']> {
  return {
    fileId: file.file_id,
    url: fileUrl(file.file_id),
    name: file.file_name ?? 'file',
    mimeType: file.mime_type ?? 'application/octet-stream',
    size: file.file_size,
  };
}

/** A live period of this many seconds never ends. https://core.telegram.org/bots/api#sendlocation */
const FOR_EVER = 0x7fffffff;

function locationView(world: World, api: ApiMessage, location: ApiLocation): NonNullable<MessageView['location']> {
  const { latitude, longitude, live_period: seconds, heading } = location;
  const until =
    seconds === undefined ? undefined : seconds === FOR_EVER ? Number.MAX_SAFE_INTEGER : (api.date + seconds) * 1000;
  return {
    latitude,
    longitude,
    live: until !== undefined && until > world.clock.now(),
    ...(until !== undefined && { until }),
    ...(heading !== undefined && { heading }),
  };
}

function contactView({ phone_number, first_name, last_name, user_id }: ApiContact): Content {
  return {
    kind: 'contact',
    text: `${first_name} ${phone_number}`,
    contact: {
      phoneNumber: phone_number,
      firstName: first_name,
      ...(last_name !== undefined && { lastName: last_name }),
      ...(user_id !== undefined && { userId: user_id }),
    },
  };
}
