import { domainToASCII } from 'node:url';
import type { Reader } from '../../chat/readers.ts';

/** RFC 5321 §4.5.3.1. */
const LONGEST = 254;
/** The dot-atom of RFC 5322 §3.2.3; quoted local parts exist on paper only. */
const LOCAL = /^(?=.{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@/i;
/** All that a domain is written with in any script; `domainToASCII` would read past anything else. */
const LETTERS = /^[\p{L}\p{M}\p{N}.-]+$/u;
/** Two labels at least (RFC 1035 §2.3.1), the last no number, so that it is no IP address. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** An address that mail could be sent to; its domain in ASCII, as mail servers read it. */
export const email: Reader<string> = (answer) => {
  const written = answer.kind === 'text' ? answer.text.trim() : '';
  const local = written.length <= LONGEST ? LOCAL.exec(written)?.[0] : undefined;
  if (!local || !LETTERS.test(written.slice(local.length))) return { wrong: 'email' };
  const domain = domainToASCII(written.slice(local.length));
  const value = local + domain;
  return DOMAIN.test(domain) && value.length <= LONGEST ? { value } : { wrong: 'email' };
};
