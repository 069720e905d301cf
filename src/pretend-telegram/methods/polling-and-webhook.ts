import { ApiError, badRequest } from '../world/api-error.ts';
import type { World } from '../world/world.ts';
import { method } from './method.ts';
import { arrayOf, boolean, checked, integer, optional, required, string, within } from './types.ts';

const KINDS = new Set(
  `message edited_message channel_post edited_channel_post business_connection business_message edited_business_message
  deleted_business_messages message_reaction message_reaction_count inline_query chosen_inline_result callback_query
  shipping_query pre_checkout_query purchased_paid_media poll poll_answer my_chat_member chat_member chat_join_request
  chat_boost removed_chat_boost guest_message managed_bot`.split(/\s+/),
);

const allowedUpdates = optional(
  checked(arrayOf(string), (kinds) => {
    const unknown = kinds.find((kind) => !KINDS.has(kind));
    return unknown === undefined ? undefined : `allowed_updates has the unknown kind "${unknown}"`;
  }),
);

const secretToken = checked(string, (secret) =>
  /^[\w-]{1,256}$/.test(secret) ? undefined : 'secret token contains unallowed characters',
);

export const getUpdates = method(
  'getUpdates',
  { offset: optional(integer), limit: optional(integer), timeout: optional(integer), allowed_updates: allowedUpdates },
  ({ world, onGone }, { allowed_updates, ...request }) => {
    if (world.webhook.settings) {
      throw new ApiError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    if (allowed_updates) world.updates.allowed = allowed_updates;
    return world.polling.poll(request, onGone);
  },
);

export const setWebhook = method(
  'setWebhook',
  {
    url: required(string),
    certificate: optional({ names: ['InputFile'], read: () => true }),
    ip_address: optional(string),
    max_connections: optional(within(integer, 1, 100)),
    allowed_updates: allowedUpdates,
    drop_pending_updates: optional(boolean),
    secret_token: optional(secretToken),
  },
  ({ world }, given) => {
    if (given.drop_pending_updates) world.updates.clear();
    if (given.allowed_updates) world.updates.allowed = given.allowed_updates;
    if (given.url === '') return removeWebhook(world);
    checkUrl(given.url);
    world.polling.interrupt('terminated by setWebhook request');
    world.webhook.set({
      url: given.url,
      maxConnections: given.max_connections ?? 40,
      hasCertificate: given.certificate ?? false,
      ...(given.secret_token !== undefined && { secretToken: given.secret_token }),
      ...(given.ip_address !== undefined && { ipAddress: given.ip_address }),
    });
    return true;
  },
);

export const deleteWebhook = method(
  'deleteWebhook',
  { drop_pending_updates: optional(boolean) },
  ({ world }, { drop_pending_updates }) => {
    if (drop_pending_updates) world.updates.clear();
    return removeWebhook(world);
  },
);

export const getWebhookInfo = method('getWebhookInfo', {}, ({ world: { webhook, updates } }) => {
  updates.dropExpired();
  const { settings, lastError } = webhook;
  return {
    url: settings?.url ?? '',
    has_custom_certificate: settings?.hasCertificate ?? false,
    pending_update_count: updates.waiting.size,
    ...(settings?.ipAddress !== undefined && { ip_address: settings.ipAddress }),
    ...(lastError && { last_error_date: lastError.date, last_error_message: lastError.message }),
    ...(settings && { max_connections: settings.maxConnections }),
    ...(updates.allowed.length > 0 && { allowed_updates: updates.allowed }),
  };
});

function removeWebhook(world: World): true {
  world.webhook.remove();
  return true;
}

/** Telegram itself wants HTTPS; like its own local server, this one takes HTTP on the same machine too. */
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('invalid webhook URL specified');
  const { protocol, hostname } = new URL(url);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
}
