import type { MigrationObject } from '@mikro-orm/core';
import { OpenTheShop } from './2026-11-20-1-open-the-shop.ts';
import { RememberTheConversation } from './2026-11-20-2-remember-the-conversation.ts';
import { FindByWords } from './2026-11-20-3-find-by-words.ts';
import { KnowThePerson } from './2026-11-20-4-know-the-person.ts';
import { ServeTheCustomer } from './2026-11-20-5-serve-the-customer.ts';
import { LookAround } from './2026-11-20-6b-look-around.ts';
import { FindByBeginnings } from './2026-11-20-6g-find-by-beginnings.ts';
import { FindUmlauts } from './2026-11-20-6l-find-umlauts.ts';
import { FindCardsOfAPerson } from './2026-11-20-6m-find-cards-of-a-person.ts';
import { TellOfSeveralSubjects } from './2026-11-20-6m2-tell-of-several-subjects.ts';
import { FindRatings } from './2026-11-20-6s-find-ratings.ts';
import { RingAlarms } from './2026-11-20-7k1-ring-alarms.ts';
import { AskForACode } from './2026-11-20-7k2-ask-for-a-code.ts';
import { LimitLoads } from './2026-11-20-7k2-limit-loads.ts';
import { WhyItCameBack } from './2026-11-20-7k2-why-it-came-back.ts';
import { BakeBatches } from './2026-11-20-7k3-bake-batches.ts';
import { KeepAnAudit } from './2026-11-21-a1-keep-an-audit.ts';
import { KnowCustomers } from './2026-11-21-a2-know-customers.ts';
import { AssignCouriers } from './2026-11-21-c1-assign-couriers.ts';
import { HandOverCash } from './2026-11-21-h1-hand-over-cash.ts';
import { SeeCouriers } from './2026-11-21-l1-see-couriers.ts';

/** In the order they run; a name, once released, never changes. */
export const migrations: MigrationObject[] = [
  { name: '2026-11-20-1-open-the-shop', class: OpenTheShop },
  { name: '2026-11-20-2-remember-the-conversation', class: RememberTheConversation },
  { name: '2026-11-20-3-find-by-words', class: FindByWords },
  { name: '2026-11-20-4-know-the-person', class: KnowThePerson },
  { name: '2026-11-20-5-serve-the-customer', class: ServeTheCustomer },
  { name: '2026-11-20-6b-look-around', class: LookAround },
  { name: '2026-11-20-6l-find-umlauts', class: FindUmlauts },
  { name: '2026-11-20-6m-find-cards-of-a-person', class: FindCardsOfAPerson },
  { name: '2026-11-20-6m2-tell-of-several-subjects', class: TellOfSeveralSubjects },
  { name: '2026-11-20-6g-find-by-beginnings', class: FindByBeginnings },
  { name: '2026-11-20-6s-find-ratings', class: FindRatings },
  { name: '2026-11-20-7k2-limit-loads', class: LimitLoads },
  { name: '2026-11-20-7k3-bake-batches', class: BakeBatches },
  { name: '2026-11-20-7k2-why-it-came-back', class: WhyItCameBack },
  { name: '2026-11-20-7k2-ask-for-a-code', class: AskForACode },
  { name: '2026-11-20-7k1-ring-alarms', class: RingAlarms },
  { name: '2026-11-21-a1-keep-an-audit', class: KeepAnAudit },
  { name: '2026-11-21-a2-know-customers', class: KnowCustomers },
  { name: '2026-11-21-c1-assign-couriers', class: AssignCouriers },
  { name: '2026-11-21-l1-see-couriers', class: SeeCouriers },
  { name: '2026-11-21-h1-hand-over-cash', class: HandOverCash },
];
