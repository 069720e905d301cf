import type { ApiMessage, ApiUser } from '../world/bot-api.ts';

type Named = { name: string };

/** What a client writes in the middle of the chat; nothing when it is no service message. */
export function serviceText(api: ApiMessage): string | undefined {
  const who = api.from.first_name;
  if (api.group_chat_created) return `${who} created the group`;
  if (api.new_chat_members)
    return `${who} added ${(api.new_chat_members as ApiUser[]).map((user) => user.first_name).join(', ')}`;
  if (api.left_chat_member) {
    const left = api.left_chat_member as ApiUser;
    return left.id === api.from.id ? `${who} left the group` : `${who} removed ${left.first_name}`;
  }
  if (api.new_chat_title) return `${who} named the group ${api.new_chat_title}`;
  if (api.pinned_message) return `${who} pinned a message`;
  if (api.migrate_to_chat_id || api.migrate_from_chat_id) return 'The group became a supergroup';
  if (api.forum_topic_created) return `${who} opened the topic ${(api.forum_topic_created as Named).name}`;
  if (api.forum_topic_edited) return `${who} changed the topic`;
  if (api.forum_topic_closed) return `${who} closed the topic`;
  if (api.forum_topic_reopened) return `${who} reopened the topic`;
  return undefined;
}
