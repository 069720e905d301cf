import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/**
 * Rows of a hand-written statement, in the transaction of `em`, for screens and for hot paths where fewer
 * statements win: ``rows<{ id: number }>(em)`select id from product where shop_id = ${shopId}` ``.
 * Values are bound, never pasted, and the statement is prepared once per connection (database/prepared-client.ts),
 * which also reads int8 as number and timestamptz as Date. At least one value is needed.
 */
export function rows<Row>(em: SqlEntityManager) {
  return async (parts: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> => {
    if (values.length === 0) throw new Error(`A statement without values is not prepared: ${parts.join('')}`);
    const result = await sql<Row>(parts, ...values).execute(em.getKysely());
    return result.rows;
  };
}
