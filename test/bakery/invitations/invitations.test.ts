import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptInvitation } from '../../../src/bakery/invitations/accept-invitation.ts';
import { usualTerms } from '../../../src/bakery/invitations/invitation-terms.ts';
import { inviteStaff } from '../../../src/bakery/invitations/invite-staff.ts';
import { revokeInvitation } from '../../../src/bakery/invitations/revoke-invitation.ts';
import { hashOf, newToken } from '../../../src/bakery/people/invitation-link.ts';
import { rows } from '../../../src/bakery/rows.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

let bakery: StaffedBakery;
let shopId: number;
let olivia: number;
let tokenHash: string;

beforeAll(async () => {
  bakery = await staffedBakery();
  shopId = await bakery.shop('Bulka');
  olivia = await bakery.person('Olivia');
  await bakery.hire(olivia, shopId, 'owner');
});

beforeEach(async () => {
  tokenHash = hashOf(newToken());
  await bakery.as(olivia)(inviteStaff, { shopId, kind: 'courier', ...usualTerms, tokenHash });
  await bakery.news();
});

afterAll(() => bakery.close());

const accept = (personId: number, hash = tokenHash) => bakery.as(personId)(acceptInvitation, { tokenHash: hash });
const joined = { joined: { kind: 'courier', shop: 'Bulka' } };
const idOf = async (hash: string) =>
  (await rows<{ id: number }>(bakery.em())`select id from invitation where token_hash = ${hash}`)[0]!.id;
const rolesOf = (personId: number) =>
  rows<{ kind: string; active: boolean }>(bakery.em())`
    select kind, active from role where person_id = ${personId} order by kind`;

describe('An invitation', () => {
  it('gives its role once, and its maker hears of it', async () => {
    const [anna, boris] = [await bakery.person('Anna'), await bakery.person('Boris')];
    expect(await accept(anna)).toEqual(joined);
    expect(await accept(boris)).toEqual({ refused: 'unknown' });
    expect(await rolesOf(anna)).toEqual([{ kind: 'courier', active: true }]);
    expect(await rolesOf(boris)).toEqual([]);
    expect(await bakery.news()).toEqual(['invitation.used']);
  });

  it('goes to one of twenty who use it at once', async () => {
    const people = [];
    for (let count = 0; count < 20; count++) people.push(await bakery.person(`Number ${count}`));
    const answers = await Promise.all(people.map((one) => accept(one)));
    expect(answers.filter((answer) => 'joined' in answer)).toHaveLength(1);
  });

  it('tapped twice greets twice and changes nothing more', async () => {
    const clara = await bakery.person('Clara');
    expect(await accept(clara)).toEqual(joined);
    expect(await accept(clara)).toEqual(joined);
    expect(await bakery.news()).toEqual(['invitation.used']);
  });

  it('is not used up by somebody who is a courier there already', async () => {
    const dora = await bakery.person('Dora');
    await bakery.hire(dora, shopId, 'courier');
    expect(await accept(dora)).toEqual(joined);
    expect(await accept(await bakery.person('Dora’s friend'))).toEqual(joined);
  });

  it('is not used up by an owner who taps the link they made for an employee; they may become a courier', async () => {
    const forEmployee = hashOf(newToken());
    await bakery.as(olivia)(inviteStaff, { shopId, kind: 'employee', ...usualTerms, tokenHash: forEmployee });
    expect(await accept(olivia, forEmployee)).toEqual({ refused: 'owner' });
    const erna = await bakery.person('Erna');
    expect(await accept(erna, forEmployee)).toEqual({ joined: { kind: 'employee', shop: 'Bulka' } });
    expect(await accept(olivia)).toEqual(joined);
    expect(await rolesOf(olivia)).toEqual([
      { kind: 'courier', active: true },
      { kind: 'owner', active: true },
    ]);
    await rows(bakery.em())`delete from role where person_id = ${olivia} and kind = ${'courier'}`;
  });

  it('answers alike when it is unknown, used, revoked or expired', async () => {
    const emil = await bakery.person('Emil');
    await accept(emil);
    const expired = hashOf(newToken());
    await bakery.as(olivia)(inviteStaff, { shopId, kind: 'courier', ...usualTerms, tokenHash: expired });
    await rows(
      bakery.em(),
    )`update invitation set expires_at = now() - interval '1 second' where token_hash = ${expired}`;
    const stranger = await bakery.person('A stranger');
    const revoked = hashOf(newToken());
    await bakery.as(olivia)(inviteStaff, { shopId, kind: 'courier', ...usualTerms, tokenHash: revoked });
    await bakery.as(olivia)(revokeInvitation, { invitationId: await idOf(revoked) });
    for (const wrong of [tokenHash, expired, revoked, hashOf('guessed'), hashOf('')]) {
      expect(await accept(stranger, wrong)).toEqual({ refused: 'unknown' });
    }
    expect(await rolesOf(stranger)).toEqual([]);
  });

  it('does not bring back a dismissed courier, but a new one does', async () => {
    const felix = await bakery.person('Felix');
    await accept(felix);
    await bakery.dismiss(felix);
    expect(await accept(felix)).toEqual({ refused: 'unknown' });
    const another = hashOf(newToken());
    await bakery.as(olivia)(inviteStaff, { shopId, kind: 'courier', ...usualTerms, tokenHash: another });
    expect(await accept(felix, another)).toEqual(joined);
    expect(await rolesOf(felix)).toEqual([{ kind: 'courier', active: true }]);
  });

  it('expires in seven days by the clock of the database', async () => {
    const [made] = await rows<{ days: number }>(bakery.em())`
      select extract(epoch from expires_at - now())::int / 86400.0 as days from invitation
      where token_hash = ${tokenHash}`;
    expect(Number(made!.days)).toBeCloseTo(7, 2);
  });

  it('is an owner’s to make, in the own shop', async () => {
    const emil = await bakery.person('Emil the employee');
    await bakery.hire(emil, shopId, 'employee');
    const nina = await bakery.person('Nina, who owns another');
    await bakery.hire(nina, await bakery.shop('Another'), 'owner');
    for (const stranger of [emil, nina]) {
      const inviting = bakery.as(stranger)(inviteStaff, {
        shopId,
        kind: 'employee',
        ...usualTerms,
        tokenHash: hashOf(newToken()),
      });
      await expect(inviting).rejects.toMatchObject({ code: 'not-allowed' });
    }
  });
});

describe('Guessing invitations', () => {
  it('ends after five tries, even with the right one, for an hour and for that person only', async () => {
    const mallory = await bakery.person('Mallory');
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => accept(mallory, hashOf(`guess ${n}`))));
    expect(guesses.filter((guess) => 'refused' in guess && guess.refused === 'unknown')).toHaveLength(5);
    expect(await accept(mallory)).toEqual({ refused: 'try-later' });
    await rows(bakery.em())`update invitation_try set at = at - interval '61 minutes' where person_id = ${mallory}`;
    expect(await accept(mallory)).toEqual(joined);
    expect(await rows(bakery.em())`select 1 from invitation_try where person_id = ${mallory}`).toEqual([]);
  });
});
