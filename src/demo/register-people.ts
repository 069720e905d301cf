import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../bakery/rows.ts';
import { type CustomerKey, demoCustomers } from './customers.ts';
import { demoPeople } from './people.ts';
import type { Words } from './products.ts';

export interface Registration {
  readonly shopId: number;
  readonly language: keyof Words;
  /** The demo people can be played: they have the Telegram ids of `people.ts`. */
  readonly pretend: boolean;
  /** Of the owner, when there is a real Telegram. */
  readonly ownerTelegramId?: number;
}

type PlayedName = (typeof demoPeople)[number]['firstName'];

export interface DemoIds {
  /** Ids of persons. */
  readonly played: Readonly<Record<PlayedName, number>>;
  readonly customers: Readonly<Record<CustomerKey, number>>;
}

/** Those of `people.ts` with their roles, and the other customers by phone. */
export async function registerPeople(em: SqlEntityManager, registration: Registration): Promise<DemoIds> {
  const played: [PlayedName, number][] = [];
  for (const person of demoPeople) played.push([person.firstName, await registerPlayed(em, person, registration)]);
  const { Vera, ...staff } = Object.fromEntries(played) as Record<PlayedName, number>;
  const customers: [string, number][] = [['vera', Vera]];
  for (const [key, { firstName, phone }] of Object.entries(demoCustomers)) {
    if (key === 'vera') continue;
    const [made] = await rows<{ id: number }>(em)`insert into person (first_name, phone, telegram_language)
      values (${firstName[registration.language]}, ${phone}, ${registration.language}) returning id`;
    customers.push([key, made!.id]);
  }
  return { played: { Vera, ...staff }, customers: Object.fromEntries(customers) as DemoIds['customers'] };
}

/** Somebody who has written to the bot before there was a shop is known already. */
async function registerPlayed(
  em: SqlEntityManager,
  { id, firstName, languageCode, note }: (typeof demoPeople)[number],
  { shopId, pretend, ownerTelegramId, language }: Registration,
): Promise<number> {
  const telegramId = pretend ? id : note === 'owner' ? ownerTelegramId : undefined;
  const [person] = await rows<{ id: number }>(em)`insert into person (telegram_id, first_name, telegram_language)
    values (${telegramId ?? null}, ${firstName}, ${pretend ? languageCode : language})
    on conflict (telegram_id) do update set telegram_id = excluded.telegram_id returning id`;
  if (note !== 'customer') {
    await rows(em)`insert into role (person_id, shop_id, kind) values (${person!.id}, ${shopId}, ${note})`;
  }
  return person!.id;
}
