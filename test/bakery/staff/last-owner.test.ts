import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rows } from '../../../src/bakery/rows.ts';
import { changeRole } from '../../../src/bakery/staff/change-role.ts';
import { dismissStaff } from '../../../src/bakery/staff/dismiss-staff.ts';
import { suspendStaff } from '../../../src/bakery/staff/suspend-staff.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';
import { until } from '../../support/until.ts';

let bakery: StaffedBakery;
beforeAll(async () => {
  bakery = await staffedBakery();
});
afterAll(() => bakery.close());

const roleOf = async (personId: number) =>
  (await rows<{ id: number }>(bakery.em())`select id from role where person_id = ${personId}`)[0]!.id;
const waiting = async () => {
  const found = await rows(bakery.em())`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = ${'Lock'}`;
  return found.length > 0 ? undefined : 'nobody waits for a lock';
};

describe('Two owners who remove each other at the same moment', () => {
  it.each([
    ['dismissing', dismissStaff],
    ['suspending', suspendStaff],
  ])('leave one of them: %s', async (_, remove) => {
    const shopId = await bakery.shop(`Bakery ${remove.name}`);
    const olga = await bakery.person('Olga');
    const nina = await bakery.person('Nina');
    for (const owner of [olga, nina]) await bakery.hire(owner, shopId, 'owner');
    const [ofOlga, ofNina] = [await roleOf(olga), await roleOf(nina)];

    let slower: Promise<unknown> | undefined;
    await bakery.em().transactional(async (em) => {
      // Olga's half of it: locked, and not committed yet while Nina is already allowed.
      await rows(em as never)`select 1 from role where shop_id = ${shopId} order by id for update`;
      slower = bakery
        .as(nina)(remove, { roleId: ofOlga })
        .catch((error) => error);
      await until(waiting);
      await rows(em as never)`update role set active = false where id = ${ofNina}`;
    });
    expect(await slower).toMatchObject({ code: 'staff.last-owner' });
    expect(await rows(bakery.em())`select id from role where shop_id = ${shopId} and active`).toEqual([{ id: ofOlga }]);
  });

  it('nor does the last one become something else', async () => {
    const shopId = await bakery.shop('One owner');
    const olga = await bakery.person('Olga');
    await bakery.hire(olga, shopId, 'owner');
    const asked = bakery.as(olga)(changeRole, { roleId: await roleOf(olga), kind: 'courier' });
    await expect(asked).rejects.toMatchObject({ code: 'staff.last-owner' });
  });
});
