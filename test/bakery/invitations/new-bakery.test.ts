import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptInvitation } from '../../../src/bakery/invitations/accept-invitation.ts';
import { inviteBakery } from '../../../src/bakery/invitations/invite-bakery.ts';
import { revokeInvitation } from '../../../src/bakery/invitations/revoke-invitation.ts';
import { hashOf, newToken } from '../../../src/bakery/people/invitation-link.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { openInvitedShop } from '../../../src/bakery/shops/open-invited-shop.ts';
import { oneAfterTheOther } from '../../support/one-after-the-other.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let otto: number;
beforeAll(async () => {
  bakery = await staffedBakery();
  otto = await bakery.person('Otto');
  await bakery.shop('Taken');
});
afterAll(() => bakery.close());

async function invited(uses = 1): Promise<string> {
  const tokenHash = hashOf(newToken());
  await bakery.as(otto, true)(inviteBakery, { uses, days: 7, tokenHash });
  return tokenHash;
}
const about = (name: string, tokenHash: string) => ({
  ...{ name, description: null, currency: 'EUR', timeZone: 'Europe/Berlin', address: null, hours: null },
  ...{ language: 'en', tokenHash },
});
const open = (personId: number, name: string, tokenHash: string) =>
  bakery.as(personId)(openInvitedShop, about(name, tokenHash));
const usesOf = async (tokenHash: string) =>
  (
    await rows<{ used: number }>(bakery.em())`
      select used from invitation i where token_hash = ${tokenHash}
        and used = (select count(*) from invitation_use u where u.invitation_id = i.id)`
  )[0]?.used;
const shopsCalled = async (name: string) => (await rows(bakery.em())`select 1 from shop where name = ${name}`).length;

describe('A link to a new bakery', () => {
  it('is used up by the bakery only, which then is its owner’s', async () => {
    const link = await invited();
    const nina = await bakery.person('Nina');
    for (let tap = 0; tap < 2; tap++) {
      expect(await bakery.as(nina)(acceptInvitation, { tokenHash: link })).toEqual({ opening: true });
    }
    expect(await usesOf(link)).toBe(0);
    await expect(open(nina, 'Taken', link)).rejects.toMatchObject({ code: 'shop.name-taken' });
    expect(await usesOf(link)).toBe(0);
    await bakery.news();
    const { shopId } = await open(nina, 'Nina’s', link);
    expect(await usesOf(link)).toBe(1);
    expect(await bakery.news()).toEqual(['invitation.used']);
    const [role] = await rows(bakery.em())`select kind, active, shop_id from role where person_id = ${nina}`;
    expect(role).toEqual({ kind: 'owner', active: true, shop_id: shopId });
    expect(await bakery.as(nina)(acceptInvitation, { tokenHash: link })).toEqual({
      opened: { shopId, shop: 'Nina’s' },
    });
    const stranger = await bakery.person('A stranger');
    expect(await bakery.as(stranger)(acceptInvitation, { tokenHash: link })).toEqual({ refused: 'unknown' });
    await expect(open(nina, 'A second one', link)).rejects.toMatchObject({ code: 'invitation.unknown' });
    const trail = await rows<{ table: string }>(bakery.em())`
      select table_name as table from audit where shop_id = ${shopId} and by_id = ${nina}`;
    expect(trail.map(({ table }) => table).sort()).toEqual(['invitation', 'invitation_use', 'role', 'shop']);
  });

  it('opens one bakery when two want its last use', async () => {
    const link = await invited();
    const [pia, quirin] = [await bakery.person('Pia'), await bakery.person('Quirin')];
    const first = { operation: openInvitedShop, by: pia, input: about('Pia’s', link) };
    const second = oneAfterTheOther(bakery, first, () => open(quirin, 'Quirin’s', link));
    await expect(second).rejects.toMatchObject({ code: 'invitation.unknown' });
    expect([await shopsCalled('Pia’s'), await shopsCalled('Quirin’s')]).toEqual([1, 0]);
  });

  it('opens none when it was revoked while the questions were answered', async () => {
    const link = await invited(5);
    const rosa = await bakery.person('Rosa');
    expect(await bakery.as(rosa)(acceptInvitation, { tokenHash: link })).toEqual({ opening: true });
    const [invitation] = await rows<{ id: number }>(bakery.em())`select id from invitation where token_hash = ${link}`;
    await bakery.as(otto, true)(revokeInvitation, { invitationId: invitation!.id });
    await expect(open(rosa, 'Rosa’s', link)).rejects.toMatchObject({ code: 'invitation.unknown' });
    expect(await shopsCalled('Rosa’s')).toBe(0);
  });

  it('is the operator’s to make and to revoke', async () => {
    const [olga, shopId] = [await bakery.person('Olga'), await bakery.shop('Olga’s')];
    await bakery.hire(olga, shopId, 'owner');
    const making = bakery.as(olga)(inviteBakery, { uses: 1, days: 7, tokenHash: hashOf(newToken()) });
    await expect(making).rejects.toMatchObject({ code: 'not-allowed' });
    const link = await invited();
    const [invitation] = await rows<{ id: number }>(bakery.em())`select id from invitation where token_hash = ${link}`;
    const revoking = bakery.as(olga)(revokeInvitation, { invitationId: invitation!.id });
    await expect(revoking).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await open(olga, 'Olga’s second', link)).toEqual({ shopId: expect.any(Number) });
  });

  it('cannot be made of a link that is for something else', async () => {
    const [shopId, sara] = [await bakery.shop('Sara’s'), await bakery.person('Sara')];
    const hash = hashOf(newToken());
    await rows(bakery.em())`insert into invitation (token_hash, kind, shop_id, created_by_id, expires_at)
      values (${hash}, 'courier', ${shopId}, ${otto}, now() + interval '1 day')`;
    await expect(open(sara, 'Not Sara’s', hash)).rejects.toMatchObject({ code: 'invitation.unknown' });
  });
});
