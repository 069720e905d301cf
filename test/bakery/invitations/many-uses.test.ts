import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptInvitation } from '../../../src/bakery/invitations/accept-invitation.ts';
import type { StaffKind } from '../../../src/bakery/invitations/invitation-terms.ts';
import { invitationDetails, invitationList } from '../../../src/bakery/invitations/invitations.queries.ts';
import { inviteStaff } from '../../../src/bakery/invitations/invite-staff.ts';
import { revokeInvitation } from '../../../src/bakery/invitations/revoke-invitation.ts';
import { hashOf, newToken } from '../../../src/bakery/people/invitation-link.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { changeRole } from '../../../src/bakery/staff/change-role.ts';
import { dismissStaff } from '../../../src/bakery/staff/dismiss-staff.ts';
import { resumeStaff } from '../../../src/bakery/staff/resume-staff.ts';
import { suspendStaff } from '../../../src/bakery/staff/suspend-staff.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let olivia: number;
let oscar: number;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka');
  olivia = await bakery.person('Olivia');
  oscar = await bakery.person('Oscar');
  for (const owner of [olivia, oscar]) await bakery.hire(owner, shopId, 'owner');
});
afterAll(() => bakery.close());

async function invited(kind: StaffKind, uses = 1, by = olivia): Promise<string> {
  const tokenHash = hashOf(newToken());
  await bakery.as(by)(inviteStaff, { shopId, kind, uses, days: 7, tokenHash });
  return tokenHash;
}
const accept = (personId: number, tokenHash: string) => bakery.as(personId)(acceptInvitation, { tokenHash });
const idOf = async (tokenHash: string) =>
  (await rows<{ id: number }>(bakery.em())`select id from invitation where token_hash = ${tokenHash}`)[0]!.id;
const roleOf = async (personId: number, kind: StaffKind) =>
  (
    await rows<{ id: number; active: boolean }>(bakery.em())`
      select id, active from role where person_id = ${personId} and kind = ${kind} and shop_id = ${shopId}`
  )[0];
const isIn = async (personId: number, kind: StaffKind) => (await roleOf(personId, kind))?.active ?? false;
const refused = { refused: 'unknown' };
const joined = (kind: StaffKind) => ({ joined: { kind, shop: 'Bulka' } });

describe('A link for several people', () => {
  it('lets in as many as it says, each once, and its list names them', async () => {
    const link = await invited('employee', 3);
    const people = [];
    for (const name of ['Anna', 'Boris', 'Clara', 'Dora']) people.push(await bakery.person(name));
    for (const one of people.slice(0, 3)) expect(await accept(one, link)).toEqual(joined('employee'));
    expect(await accept(people[0]!, link)).toEqual(joined('employee'));
    expect(await accept(people[3]!, link)).toEqual(refused);
    const scope = { shopId, toNewBakeries: false };
    const details = await invitationDetails(bakery.em(), scope, await idOf(link), 0);
    expect(details).toMatchObject({ state: 'used', uses: 3, used: 3, maker: 'Olivia' });
    expect(details!.users.map(({ name }) => name)).toEqual(['Clara', 'Boris', 'Anna']);
    const open = await invited('courier');
    await accept(people[3]!, await invited('courier'));
    const [first, second] = await invitationList(bakery.em(), scope, 0);
    expect(first).toMatchObject({ invitationId: await idOf(open), state: 'open', last: null });
    expect(second).toMatchObject({ state: 'used', last: 'Dora' });
    const another = { shopId: await bakery.shop('Another'), toNewBakeries: false };
    expect(await invitationList(bakery.em(), another, 0)).toEqual([]);
    expect(await invitationDetails(bakery.em(), another, await idOf(link), 0)).toBeUndefined();
  });

  it('gives its last use to the first of two', async () => {
    const link = await invited('courier', 2);
    const [emil, fritz, greta] = [
      await bakery.person('Emil'),
      await bakery.person('Fritz'),
      await bakery.person('Greta'),
    ];
    await accept(emil, link);
    const first = { operation: acceptInvitation, by: fritz, input: { tokenHash: link } };
    expect(await oneAfterTheOther(bakery, first, () => accept(greta, link))).toEqual(refused);
    expect([await isIn(fritz, 'courier'), await isIn(greta, 'courier')]).toEqual([true, false]);
  });

  it('is for one person at least and ninety-nine at most, whatever a button says', async () => {
    for (const [asked, kept] of [
      [0, 1],
      [100_000, 99],
    ]) {
      const tokenHash = await invited('courier', asked);
      const [made] = await rows<{ uses: number }>(bakery.em())`
        select uses from invitation where token_hash = ${tokenHash}`;
      expect(made!.uses).toBe(kept);
    }
  });
});

describe('A revoked link', () => {
  it('lets nobody in who waits for it, and keeps those who came before', async () => {
    const link = await invited('courier', 5);
    const [hugo, ines] = [await bakery.person('Hugo'), await bakery.person('Ines')];
    expect(await accept(hugo, link)).toEqual(joined('courier'));
    const revoking = { operation: revokeInvitation, by: oscar, input: { invitationId: await idOf(link) } };
    expect(await oneAfterTheOther(bakery, revoking, () => accept(ines, link))).toEqual(refused);
    expect([await isIn(hugo, 'courier'), await isIn(ines, 'courier')]).toEqual([true, false]);
  });

  it('was used by whoever came first', async () => {
    const link = await invited('courier');
    const jana = await bakery.person('Jana');
    const first = { operation: acceptInvitation, by: jana, input: { tokenHash: link } };
    const invitationId = await idOf(link);
    await oneAfterTheOther(bakery, first, () => bakery.as(oscar)(revokeInvitation, { invitationId }));
    expect(await isIn(jana, 'courier')).toBe(true);
  });
});

describe('A link and those who were sent away', () => {
  it('does not bring back who is suspended, by this role or another, nor is it used up', async () => {
    const kurt = await bakery.person('Kurt');
    await accept(kurt, await invited('courier'));
    const { id: roleId } = (await roleOf(kurt, 'courier'))!;
    await bakery.as(olivia)(suspendStaff, { roleId });
    for (const kind of ['courier', 'employee', 'owner'] as const) {
      const link = await invited(kind);
      expect(await accept(kurt, link)).toEqual({ refused: 'suspended' });
      expect(await isIn(kurt, kind)).toBe(false);
    }
    expect(await rows(bakery.em())`select 1 from invitation_try where person_id = ${kurt}`).toEqual([]);
    await bakery.as(olivia)(resumeStaff, { roleId });
    expect(await accept(kurt, await invited('employee'))).toEqual(joined('employee'));
  });

  it('does not bring back who was dismissed after it was made; a newer one does', async () => {
    const lena = await bakery.person('Lena');
    const [first, second] = [await invited('courier'), await invited('courier', 20)];
    await accept(lena, first);
    await bakery.as(olivia)(dismissStaff, { roleId: (await roleOf(lena, 'courier'))!.id });
    expect(await accept(lena, second)).toEqual(refused);
    expect(await accept(lena, await invited('courier'))).toEqual(joined('courier'));
  });

  it('does not make an owner anew of who was made a courier', async () => {
    const mona = await bakery.person('Mona');
    const open = await invited('owner', 5);
    await accept(mona, await invited('owner'));
    await bakery.as(olivia)(changeRole, { roleId: (await roleOf(mona, 'owner'))!.id, kind: 'courier' });
    expect(await accept(mona, open)).toEqual(refused);
    expect([await isIn(mona, 'owner'), await isIn(mona, 'courier')]).toEqual([false, true]);
  });

  it.each([
    ['dismissed', dismissStaff],
    ['suspended', suspendStaff],
  ] as const)('ends when its maker is %s, also when that waits for the link to be made', async (_, sendAway) => {
    const nina = await bakery.person('Nina');
    await accept(nina, await invited('owner'));
    const { id: roleId } = (await roleOf(nina, 'owner'))!;
    const before = await invited('owner', 20, nina);
    const meanwhile = hashOf(newToken());
    const input = { shopId, kind: 'owner', uses: 20, days: 30, tokenHash: meanwhile } as const;
    const making = { operation: inviteStaff, by: nina, input };
    await oneAfterTheOther(bakery, making, () => bakery.as(olivia)(sendAway, { roleId }));
    const friend = await bakery.person('Nina’s friend');
    for (const link of [before, meanwhile]) expect(await accept(friend, link)).toEqual(refused);
  });

  it('is not made by an owner who is dismissed meanwhile', async () => {
    const paul = await bakery.person('Paul');
    await accept(paul, await invited('owner'));
    const { id: roleId } = (await roleOf(paul, 'owner'))!;
    const away = { operation: dismissStaff, by: olivia, input: { roleId } };
    await expect(oneAfterTheOther(bakery, away, () => invited('owner', 1, paul))).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('The trail of a link', () => {
  it('says in its bakery who made it, who came by it and who revoked it', async () => {
    const link = await invited('courier', 2);
    const rita = await bakery.person('Rita');
    const from = await rows<{ id: number }>(bakery.em())`select max(id) as id from audit where id > ${0}`;
    await accept(rita, link);
    await bakery.as(oscar)(revokeInvitation, { invitationId: await idOf(link) });
    const trail = await rows<{ what: string }>(bakery.em())`
      select a.operation || ' ' || a.table_name || ' ' || p.first_name as what from audit a join person p on p.id = a.by_id
      where a.id > ${from[0]!.id} and a.shop_id = ${shopId} order by a.id`;
    expect(trail.map(({ what }) => what).sort()).toEqual([
      'accept-invitation invitation Rita',
      'accept-invitation invitation_use Rita',
      'accept-invitation role Rita',
      'revoke-invitation invitation Oscar',
    ]);
    const secrets = await rows(bakery.em())`select 1 from audit where after::text like ${`%${link}%`}`;
    expect(secrets).toEqual([]);
  });
});
