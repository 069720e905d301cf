import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Answer, Reading } from '../../chat/form.ts';

/** Digits of a PIN. */
const SHORTEST_PIN = 4;
const LONGEST_PIN = 8;

/** 32 MB and some 60 ms for each guess. RFC 7914; OWASP Password Storage Cheat Sheet. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const KEY_BYTES = 32;

/** What people would try first. */
const OBVIOUS = /^(\d)\1+$|^(?:0?123456789?|9?876543210?|1234|4321|2580|0852)/;

/** Digits only, and none that everybody guesses. */
export function pin(answer: Answer): Reading<string> {
  const typed = answer.kind === 'text' ? answer.text.trim() : '';
  if (!new RegExp(`^[0-9]{${SHORTEST_PIN},${LONGEST_PIN}}$`).test(typed)) {
    return { wrong: 'pin', params: { min: SHORTEST_PIN, max: LONGEST_PIN } };
  }
  return { value: typed };
}

export const isObvious = (typed: string): boolean => OBVIOUS.test(typed);

/** `<salt>:<key>`, both in base64url: what is stored. */
export async function hashOf(typed: string, salt = randomBytes(16).toString('base64url')): Promise<string> {
  const key = await new Promise<Buffer>((resolve, reject) => {
    scrypt(typed, salt, KEY_BYTES, COST, (error, derived) => (error ? reject(error) : resolve(derived)));
  });
  return `${salt}:${key.toString('base64url')}`;
}

export const saltOf = (hash: string): string => hash.slice(0, hash.indexOf(':'));

export function isSame(hash: string, other: string): boolean {
  const [a, b] = [Buffer.from(hash), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
