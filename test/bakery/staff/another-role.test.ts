import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rows } from '../../../src/bakery/rows.ts';
import { changeRole } from '../../../src/bakery/staff/change-role.ts';
import { staffPage } from '../../../src/bakery/staff/staff.queries.ts';
import { suspendStaff } from '../../../src/bakery/staff/suspend-staff.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let olga: number;
beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Crumb & Co');
  olga = await bakery.person('Olga');
  await bakery.hire(olga, shopId, 'owner');
});
afterAll(() => bakery.close());

const rolesOf = (personId: number) =>
  rows<{ id: number; kind: string; active: boolean }>(bakery.em())`
    select id, kind, active from role where person_id = ${personId} order by kind`;
const become = async (personId: number, kind: 'courier' | 'employee' | 'owner', from: string) => {
  const role = (await rolesOf(personId)).find((one) => one.kind === from)!;
  return bakery.as(olga)(changeRole, { roleId: role.id, kind });
};

describe('Somebody whose role is changed', () => {
  it('is the new one and no longer the old one, there and back', async () => {
    const anna = await bakery.person('Anna');
    await bakery.hire(anna, shopId, 'courier');
    await become(anna, 'employee', 'courier');
    expect(await rolesOf(anna)).toMatchObject([
      { kind: 'courier', active: false },
      { kind: 'employee', active: true },
    ]);
    await expect(become(anna, 'owner', 'courier')).rejects.toMatchObject({ code: 'staff.gone' });
    await become(anna, 'courier', 'employee');
    expect(await rolesOf(anna)).toMatchObject([
      { kind: 'courier', active: true },
      { kind: 'employee', active: false },
    ]);
  });
});

describe('The list of the staff', () => {
  it('has those who work there and those suspended, each under their filter, and nobody who left', async () => {
    const village = await bakery.shop('Village');
    await bakery.hire(olga, village, 'owner');
    const [emil, boris] = [await bakery.person('Emil'), await bakery.person('Boris')];
    await bakery.hire(emil, village, 'employee');
    await bakery.hire(boris, village, 'courier');
    const gone = await bakery.person('Gone');
    await bakery.hire(gone, village, 'courier');
    await bakery.dismiss(gone);
    await bakery.as(olga)(suspendStaff, { roleId: (await rolesOf(boris))[0]!.id });
    const named = async (kind: Parameters<typeof staffPage>[2]) =>
      (await staffPage(bakery.em(), village, kind, 0)).colleagues.map(({ name }) => name);
    expect(await named('all')).toEqual(['Boris', 'Emil', 'Olga']);
    expect(await named('courier')).toEqual(['Boris']);
    expect(await named('employee')).toEqual(['Emil']);
    expect(await named('suspended')).toEqual(['Boris']);
    expect(await named('owner')).toEqual(['Olga']);
  });
});
