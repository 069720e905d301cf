import type { MikroORM } from '@mikro-orm/postgresql';
import type { User } from 'telegraf/types';
import {
  markReachable,
  meet,
  noteSeen,
  type Profile,
  type VisitorRow,
  visitorsOf,
} from '../bakery/people/visitor.queries.ts';
import { tidy } from '../chat/readers.ts';
import type { Visitor } from '../chat/visitor.ts';
import { Batch } from '../database/batch.ts';

/** Of people in one statement. */
const AT_ONCE = 64;
/** Characters; as many as Telegram gives them, and as the columns take. */
const NAME = 64;
const USERNAME = 32;
const SEEN_MS = 10 * 60_000;

export interface Who {
  readonly visitor: Visitor;
  /** The form under way; empty when there is none. */
  readonly session: object;
}

export interface WhoOptions {
  readonly orm: MikroORM;
  /** Telegram ids of the operators, from OWNER_IDS. */
  readonly operators: readonly number[];
  /** The language we speak for a Telegram language code; undefined when we do not. */
  readonly spoken: (code: string | undefined) => string | undefined;
  /** For those whose language we do not speak. */
  readonly defaultLanguage: string;
}

/** Knows people from the database each time. */
export interface People {
  /** The person behind an update, roles included; registers newcomers. */
  who(from: User): Promise<Who>;
  /** As `who`, for somebody in a group: it registers nobody, and says nothing of their private chat. */
  visit(from: User): Promise<Who>;
  /** As `who`, but registers nobody: whoever just asks `@bot …` somewhere may be a stranger, person 0. */
  glance(from: User): Promise<Visitor>;
  /** The same person as they are now, after roles or language changed; without roles once they are forgotten. */
  look(visitor: Visitor): Promise<Visitor>;
  /** False after Telegram refused to deliver to them, true when they are back. */
  setReachable(telegramId: number, reachable: boolean): Promise<void>;
}

export function createPeople({ orm, operators, spoken, defaultLanguage }: WhoOptions): People {
  const visitors = new Batch<number, VisitorRow | undefined>({
    largest: AT_ONCE,
    run: (telegramIds) => visitorsOf(orm.em.fork(), telegramIds),
  });
  const seen = (from: User, row: VisitorRow | undefined): Visitor => {
    const operator = operators.includes(from.id);
    if (row) return visitorFrom(row, from.id, operator);
    const { firstName, language } = profileOf(from, spoken(from.language_code) ?? defaultLanguage);
    return { personId: 0, telegramId: from.id, operator, firstName, language, roles: [] };
  };
  return {
    async who(from) {
      const profile = profileOf(from, spoken(from.language_code) ?? defaultLanguage);
      let row = await visitors.push(from.id);
      // Whoever writes to us can be written to.
      if (row?.unreachable) await markReachable(orm.em.fork(), from.id, true);
      if (!row || hasChanged(row, profile)) {
        await meet(orm.em.fork(), profile);
        row = (await visitors.push(from.id))!;
      }
      if (row.roles && isLongAgo(row.seenAt)) await noteSeen(orm.em.fork(), from.id);
      return { visitor: visitorFrom(row, from.id, operators.includes(from.id)), session: row.session ?? {} };
    },
    async visit(from) {
      const row = await visitors.push(from.id);
      return { visitor: seen(from, row), session: row?.session ?? {} };
    },
    glance: async (from) => seen(from, await visitors.push(from.id)),
    async look(visitor) {
      const { telegramId } = visitor;
      const row = await visitors.push(telegramId);
      return row ? visitorFrom(row, telegramId, operators.includes(telegramId)) : { ...visitor, roles: [] };
    },
    setReachable: (telegramId, reachable) => markReachable(orm.em.fork(), telegramId, reachable),
  };
}

/** Every tap of those who work here would be a statement more; to ten minutes is near enough. */
function isLongAgo(seenAt: Date | null): boolean {
  return seenAt === null || Date.now() - seenAt.getTime() > SEEN_MS;
}

function visitorFrom(row: VisitorRow, telegramId: number, isOperator: boolean): Visitor {
  return {
    personId: row.personId,
    telegramId,
    firstName: row.firstName,
    phone: row.phone ?? undefined,
    language: row.language ?? row.telegramLanguage,
    ...byLock(row, isOperator),
    shopId: row.ownShopId ?? row.firstShopId ?? undefined,
    hasChosenShop: row.ownShopId !== null,
    workShopId: row.workShopId ?? undefined,
    filter: row.filter ?? undefined,
  };
}

/** What a PIN opens first is no role before, and who owes one to a bakery of theirs is no operator either. */
function byLock({ roles }: VisitorRow, isOperator: boolean): Pick<Visitor, 'operator' | 'roles' | 'locked'> {
  const locked = roles?.filter(({ isLocked }) => isLocked) ?? [];
  return {
    operator: isOperator && locked.length === 0,
    roles: roles?.filter(({ isLocked }) => !isLocked) ?? [],
    locked,
  };
}

function profileOf(from: User, language: string): Profile {
  return {
    telegramId: from.id,
    firstName: nameOf(from.first_name, NAME) ?? nameOf(from.username, NAME) ?? '…',
    lastName: nameOf(from.last_name, NAME),
    username: nameOf(from.username, USERNAME),
    language,
  };
}

/** As it can be stored and shown, whatever was typed; null when nothing of it can be seen. */
function nameOf(written: string | undefined, most: number): string | null {
  const name = tidy(written ?? '');
  return (name.length > most ? [...name].slice(0, most).join('').trimEnd() : name) || null;
}

function hasChanged(row: VisitorRow, profile: Profile): boolean {
  return (
    row.telegramFirstName !== profile.firstName ||
    row.telegramLastName !== profile.lastName ||
    row.username !== profile.username ||
    row.telegramLanguage !== profile.language
  );
}
