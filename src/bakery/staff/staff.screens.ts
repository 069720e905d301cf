import { label, ticked } from '../../chat/emoji.ts';
import type { Say } from '../../chat/say.ts';
import type { Button, Screen } from '../../chat/screen.ts';
import { shorten } from '../../chat/shorten.ts';
import { openInvitations } from '../invitations/invitations.actions.ts';
import { openHome } from '../shops/home.actions.ts';
import {
  askDismissal,
  askSuspension,
  changeKind,
  chooseKind,
  clearColleaguePin,
  dismissColleague,
  kinds,
  openColleague,
  openStaff,
  resumeColleague,
  shownKinds,
  suspendColleague,
} from './staff.actions.ts';
import type { Colleague, ColleagueDetails, OwnRole, StaffPage } from './staff.queries.ts';

/** Letters on a button as wide as the screen. */
const WIDE = 34;

/** Which page of the staff somebody came from. */
export interface StaffPlace {
  /** Place in `shownKinds`. */
  readonly kind: number;
  readonly page: number;
}

export function staffScreen(say: Say, { shop, colleagues, page, hasMore }: StaffPage, kind: number): Screen {
  const previous =
    page > 0
      ? [{ label: label('previous', say('staff.previous')), data: openStaff.write({ kind, page: page - 1 }) }]
      : [];
  const next = hasMore
    ? [{ label: label('next', say('staff.next')), data: openStaff.write({ kind, page: page + 1 }) }]
    : [];
  const filters = shownKinds.map((name, place) => ({
    label: ticked(place === kind, say(`staff.filter.${name}`)),
    data: openStaff.write({ kind: place, page: 0 }),
  }));
  const none = shownKinds[kind] === 'suspended' ? 'none-suspended' : 'none';
  return {
    text: [say.html('staff.title', { shop }), ...(colleagues.length === 0 ? ['', say.html(`staff.${none}`)] : [])].join(
      '\n',
    ),
    buttons: [
      ...colleagues.map((one) => [
        { label: nameButton(say, one), data: openColleague.write({ roleId: one.roleId, kind, page }) },
      ]),
      ...(previous.length + next.length > 0 ? [[...previous, ...next]] : []),
      filters.slice(0, 2),
      filters.slice(2, 4),
      filters.slice(4),
      [{ label: label('invitation', say('staff.invite')), data: openInvitations.write({}) }],
      [{ label: label('back', say('staff.home')), data: openHome.write({}) }],
    ],
  };
}

function nameButton(say: Say, colleague: Colleague): string {
  const { name, kind } = colleague;
  const role = ` · ${say(`staff.kind.${kind}`)}`;
  const mark = colleague.isSuspended ? ` · ${say('staff.suspended')}` : '';
  const text = shorten(name, WIDE - role.length - mark.length - 3) + role + mark;
  return kind === 'courier' && !colleague.isSuspended ? label(colleague.onDuty ? 'onDuty' : 'offDuty', text) : text;
}

export function colleagueScreen(say: Say, one: ColleagueDetails, place: StaffPlace, now: Date): Screen {
  const { roleId, shop, name, kind, timeZone, seenAt, isSuspended } = one;
  const seen = seenAt === null ? say('staff.never-seen') : say.time(seenAt, timeZone, now);
  const state = isSuspended
    ? 'suspended-now'
    : kind !== 'courier'
      ? undefined
      : one.onDuty
        ? 'is-on-duty'
        : 'is-off-duty';
  const text = [
    say.html('staff.one', { name, kind: say(`staff.kind.${kind}`), shop }),
    ...(state ? [say.html(`staff.${state}`)] : []),
    say.html('staff.seen', { seen }),
    ...(one.phone ? [say.html('staff.phone', { phone: one.phone })] : []),
    ...(one.isReachable ? [] : [say.html('staff.unreachable')]),
    '',
    ...weekOf(say, one),
  ].join('\n');
  const on = { roleId, ...place };
  const pause: Button = isSuspended
    ? { label: label('again', say('staff.resume')), data: resumeColleague.write(on) }
    : {
        label: label('offDuty', say('staff.suspend')),
        data: (one.open > 0 ? askSuspension : suspendColleague).write(on),
      };
  return {
    text,
    buttons: [
      ...(isSuspended ? [] : [[{ label: label('edit', say('staff.change-role')), data: chooseKind.write(on) }]]),
      ...(one.hasPin ? [[{ label: label('unlock', say('staff.clear-pin')), data: clearColleaguePin.write(on) }]] : []),
      [pause, { label: label('remove', say('staff.dismiss')), data: askDismissal.write(on) }],
      [{ label: label('back', say('staff.list')), data: openStaff.write(place) }],
    ],
  };
}

/** What they did in seven days. */
function weekOf(say: Say, { kind, started, baked, delivered, cash, currency, open }: ColleagueDetails): string[] {
  if (kind === 'courier') {
    return [
      say.html('staff.week-delivered', { count: delivered, cash: say.money({ minor: cash, currency }) }),
      ...(open > 0 ? [say.html('staff.open', { count: open })] : []),
    ];
  }
  return [
    say.html('staff.week-steps', { count: started }),
    ...(baked > 0 ? [say.html('staff.week-baked', { count: baked })] : []),
  ];
}

export function kindsScreen(say: Say, one: ColleagueDetails, place: StaffPlace): Screen {
  const { roleId, name, kind } = one;
  return {
    text: [say.html('staff.which-role', { name, kind: say(`staff.kind.${kind}`) }), ...freed(say, one)].join('\n'),
    buttons: [
      ...kinds.flatMap((other, to) =>
        other === kind
          ? []
          : [[{ label: label('staff', say(`staff.role.${other}`)), data: changeKind.write({ roleId, to, ...place }) }]],
      ),
      [{ label: label('back', say('staff.back')), data: openColleague.write({ roleId, ...place }) }],
    ],
  };
}

export function dismissalScreen(say: Say, one: ColleagueDetails, place: StaffPlace): Screen {
  const { roleId, name, kind } = one;
  return {
    text: [say.html('staff.sure', { name, kind: say(`staff.kind.${kind}`) }), ...freed(say, one)].join('\n'),
    buttons: [
      [
        { label: label('remove', say('staff.really')), data: dismissColleague.write({ roleId, ...place }) },
        { label: label('back', say('staff.back')), data: openColleague.write({ roleId, ...place }) },
      ],
    ],
  };
}

/** A wrong tap would take the orders from a courier on the way: letting them back does not bring these back. */
export function suspensionScreen(say: Say, one: ColleagueDetails, place: StaffPlace): Screen {
  const { roleId, name, kind } = one;
  return {
    text: [say.html('staff.sure-suspend', { name, kind: say(`staff.kind.${kind}`) }), ...freed(say, one)].join('\n'),
    buttons: [
      [
        { label: label('offDuty', say('staff.really-suspend')), data: suspendColleague.write({ roleId, ...place }) },
        { label: label('back', say('staff.back')), data: openColleague.write({ roleId, ...place }) },
      ],
    ],
  };
}

/** What becomes of the orders they have. */
function freed(say: Say, { open }: ColleagueDetails): string[] {
  return open > 0 ? [say.html('staff.open-freed', { count: open })] : [];
}

/** What somebody hears of their own role. */
export function ownRoleScreen(say: Say, { shop, kind, active, isSuspended }: OwnRole): Screen {
  const what = active ? 'you-are' : isSuspended ? 'you-are-suspended' : 'you-left';
  return { text: say.html(`staff.${what}`, { shop, kind: say(`staff.kind.${kind}`) }) };
}
