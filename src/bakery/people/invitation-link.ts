import { createHash, randomBytes } from 'node:crypto';

/** 192 bits: 32 characters of A-Za-z0-9_-, within the 64 that a `/start` payload takes. Telegram, deep links. */
const TOKEN_BYTES = 24;

export const INVITATION_PREFIX = 'inv_';

export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** SHA-256, hex: what is stored. The token itself exists only in the link. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function linkOf(botName: string, token: string): string {
  return `https://t.me/${botName}?start=${INVITATION_PREFIX}${token}`;
}
