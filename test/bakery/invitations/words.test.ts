import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptInvitation } from '../../../src/bakery/invitations/accept-invitation.ts';
import { invitationListScreen, oneInvitationScreen } from '../../../src/bakery/invitations/invitation-list.screens.ts';
import { invitedKinds, usualTerms } from '../../../src/bakery/invitations/invitation-terms.ts';
import { invitationHearers } from '../../../src/bakery/invitations/invitations.notices.ts';
import type { InvitationInList, InvitationState } from '../../../src/bakery/invitations/invitations.queries.ts';
import {
  invitationScreen,
  planScreen,
  whomToInviteScreen,
} from '../../../src/bakery/invitations/invitations.screens.ts';
import { inviteStaff } from '../../../src/bakery/invitations/invite-staff.ts';
import { newcomerScreen, welcomeScreen } from '../../../src/bakery/invitations/welcome.screens.ts';
import { hashOf, linkOf, newToken } from '../../../src/bakery/people/invitation-link.ts';
import { rows } from '../../../src/bakery/rows.ts';
import type { Screen } from '../../../src/chat/screen.ts';
import { loadI18n } from '../../../src/i18n/i18n.ts';
import { type StaffedBakery, staffedBakery } from '../../support/staffed-bakery.ts';

const { sayIn } = await loadI18n();
const shop = { shopId: 1, name: 'Bulka & Sons', timeZone: 'Europe/Berlin' };
const labels = ({ buttons = [] }: Screen) => buttons.flat().map(({ label }) => label);
const states: InvitationState[] = ['open', 'used', 'expired', 'revoked'];
const now = new Date('2026-11-20T10:00:00Z');

describe('A link', () => {
  it('is one that Telegram takes, with more than 128 random bits', () => {
    const token = newToken();
    expect(linkOf('bulka_bot', token)).toMatch(/^https:\/\/t\.me\/bulka_bot\?start=inv_[A-Za-z0-9_-]{32}$/);
    expect(newToken()).not.toBe(token);
  });
});

describe.each(['en', 'ru', 'uk', 'de', 'es'])('The screens of invitations in %s', (language) => {
  const say = sayIn(language);

  it('ask whom, for how many and how long, with what is usual ticked', () => {
    expect(whomToInviteScreen(say, 1, invitedKinds).buttons).toHaveLength(6);
    for (const kind of invitedKinds) {
      const plan = planScreen(say, { kind, shop: kind === 'shop' ? undefined : shop, ...usualTerms });
      expect(labels(plan).filter((text) => text.startsWith('☑️'))).toHaveLength(2);
      expect(plan.text.includes('Bulka &amp; Sons')).toBe(kind !== 'shop');
    }
    expect(labels(planScreen(say, { kind: 'courier', shop, uses: 12, days: 30 }))).toContain('☑️ 12');
  });

  it('show the link once, as text, as a picture, to copy and to share', () => {
    const link = linkOf('bulka_bot', newToken());
    for (const kind of invitedKinds) {
      const made = { kind, shop: kind === 'shop' ? undefined : shop, uses: 5, days: 7, link, qr: new Uint8Array(1) };
      const screen = invitationScreen(say, { ...made, expiresAt: now, timeZone: 'Europe/Berlin' }, now);
      expect(screen.text).toContain(link);
      expect(screen.text.length).toBeLessThan(1024);
      expect(screen.photo).toMatchObject({ name: 'invitation.png' });
      expect(screen.buttons?.[0]).toMatchObject([{ url: expect.stringContaining('t.me/share') }, { copy: link }]);
    }
  });

  it('list them with what is left, and who came by each', () => {
    const some = states.map((state, n): InvitationInList => {
      const last = n > 0 ? 'Anna <3' : null;
      return { invitationId: n + 1, kind: 'courier', state, uses: 5, used: n, expiresAt: now, last };
    });
    const list = invitationListScreen(say, [...some, ...some, ...some], 1);
    expect(list.buttons).toHaveLength(8 + 1 + 1);
    expect(labels(list).every((text) => [...text].length <= 34)).toBe(true);
    expect(labels(invitationListScreen(say, [], 0))).toHaveLength(1);
    const users = [{ name: 'Anna <3', at: now.toISOString(), opened: null }];
    for (const one of some) {
      const details = { ...one, shop: 'Bulka', maker: 'Olivia', users };
      const screen = oneInvitationScreen(say, details, { page: 0, from: 0, timeZone: 'Europe/Berlin', now });
      expect(screen.text).toMatch(/Olivia.*Anna &lt;3/s);
      expect(labels(screen).some((text) => text.startsWith('🗑'))).toBe(one.state === 'open');
    }
  });

  it('greet whoever came, and tell who it was', () => {
    const first = { courier: /\/duty/, employee: /\/board/, owner: /\/products/ };
    for (const kind of ['courier', 'employee', 'owner'] as const) {
      expect(welcomeScreen(say, { kind, shop: 'Bulka' }).text).toMatch(first[kind]);
    }
    for (const kind of invitedKinds) {
      expect(newcomerScreen(say, { newcomer: 'Greta', kind, shop: 'Bulka' }).text).toMatch(/Greta.*Bulka/);
    }
  });
});

describe('The maker of a link', () => {
  let bakery: StaffedBakery;
  beforeAll(async () => {
    bakery = await staffedBakery();
  });
  afterAll(() => bakery.close());

  it('hears who came by it, and nobody else does', async () => {
    const olivia = await bakery.person('Olivia');
    const shopId = await bakery.shop('Bulka');
    await bakery.hire(olivia, shopId, 'owner');
    const tokenHash = hashOf(newToken());
    await bakery.as(olivia)(inviteStaff, { shopId, kind: 'courier', uses: 5, days: 1, tokenHash });
    for (const name of ['Greta', 'Hugo']) await bakery.as(await bakery.person(name))(acceptInvitation, { tokenHash });
    const uses = await rows<{ id: number }>(bakery.em())`select id from invitation_use where id > ${0} order by id`;
    const hear = (useId: number) =>
      invitationHearers['invitation.used']!(bakery.em(), { type: 'invitation.used', useId });
    const reader = { em: bakery.em(), say: sayIn('en'), personId: olivia, now: new Date() };
    const texts = [];
    for (const { id } of uses) {
      const [telling, ...others] = await hear(id);
      expect([telling!.personId, others]).toEqual([olivia, []]);
      texts.push((await telling!.notice.render(reader, id))!.text);
      expect(await telling!.notice.render({ ...reader, personId: olivia + 1 }, id)).toBeUndefined();
    }
    expect(texts).toEqual(
      ['Greta', 'Hugo'].map((name) => `${name} has accepted your invitation and is a courier of <b>Bulka</b> now.`),
    );
  });
});
