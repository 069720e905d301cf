import { label } from '../../../chat/emoji.ts';
import { PAGE, pageOf, pager } from '../../../chat/pages.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import { shorten } from '../../../chat/shorten.ts';
import { mapUrl } from '../place.ts';
import {
  addAddress,
  askToRemoveAddress,
  changeSavedAddress,
  openAddress,
  openAddresses,
  removeSavedAddress,
} from './addresses.actions.ts';
import type { SavedAddress } from './addresses.queries.ts';
import { openProfile } from './profile.actions.ts';
import { MOST_ADDRESSES } from './save-address.ts';

/** Letters on a button as wide as the screen, beside its emoji. */
const WIDE = 31;

/** `Home · Lindenstraße 5`, plain, as wide as a button. */
export function addressLabel(say: Say, saved: SavedAddress): string {
  return label('address', shorten(`${nameOf(say, saved)} · ${saved.address ?? say('profile.on-map')}`, WIDE));
}

function nameOf(say: Say, { kind, name }: SavedAddress): string {
  return kind === 'named' ? name : say(`profile.kinds.${kind}`);
}

export function addressesScreen(say: Say, addresses: readonly SavedAddress[], wanted: number): Screen {
  const count = addresses.length;
  const page = pageOf(wanted, count);
  const add = [{ label: label('add', say('profile.add-address')), data: addAddress.write({}) }];
  return {
    text: say.html(count === 0 ? 'profile.address-list-empty' : 'profile.address-list', { most: MOST_ADDRESSES }),
    buttons: [
      ...addresses.slice(page * PAGE, (page + 1) * PAGE).map((saved) => {
        return [{ label: addressLabel(say, saved), data: openAddress.write({ addressId: saved.addressId }) }];
      }),
      ...pager(page, count, (to) => openAddresses.write({ page: to })),
      ...(count < MOST_ADDRESSES ? [add] : []),
      [{ label: label('back', say('profile.back')), data: openProfile.write({}) }],
    ],
  };
}

export function addressScreen(say: Say, saved: SavedAddress): Screen {
  const { addressId } = saved;
  return {
    text: addressText(say, saved),
    buttons: [
      [
        { label: label('edit', say('profile.change')), data: changeSavedAddress.write({ addressId }) },
        { label: label('remove', say('profile.remove')), data: askToRemoveAddress.write({ addressId }) },
      ],
      [{ label: label('back', say('profile.edit.addresses')), data: openAddresses.write({ page: 0 }) }],
    ],
  };
}

export function removingAddressScreen(say: Say, saved: SavedAddress): Screen {
  const { addressId } = saved;
  return {
    text: `${addressText(say, saved)}\n\n${say.html('profile.ask.remove-address')}`,
    buttons: [
      [{ label: label('remove', say('profile.remove')), data: removeSavedAddress.write({ addressId }) }],
      [{ label: label('back', say('profile.keep')), data: openAddress.write({ addressId }) }],
    ],
  };
}

function addressText(say: Say, saved: SavedAddress): string {
  const { address } = saved;
  const title = label('address', say.html('profile.address-name', { name: nameOf(say, saved) }));
  const where =
    address === null
      ? say.html('profile.address-on-map', { url: mapUrl(saved) })
      : say.html('profile.address-text', { address });
  return `${title}\n${where}`;
}
