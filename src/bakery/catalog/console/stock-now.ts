import { sql } from 'kysely';

/** Pieces of product `p` that can be had: none of what is sold out for today. Null = any number, it is baked to order. */
export const stockNow = sql<number | null>`(case when p.sold_out_until > now() then 0 else p.stock end)`;

/** Of product `p`, by the database's clock. */
export const isSoldOutToday = sql<boolean>`coalesce(p.sold_out_until > now(), false)`;
