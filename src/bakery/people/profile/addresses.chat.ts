import { room } from '../../../chat/room.ts';
import type { Say } from '../../../chat/say.ts';
import type { Screen } from '../../../chat/screen.ts';
import type { Turn } from '../../../chat/turn.ts';
import { addressKinds } from './address.ts';
import {
  addAddress,
  askToRemoveAddress,
  changeSavedAddress,
  openAddress,
  openAddresses,
  removeSavedAddress,
} from './addresses.actions.ts';
import { addressForm, showAddresses } from './addresses.form.ts';
import { addressesOf, type SavedAddress } from './addresses.queries.ts';
import { addressScreen, removingAddressScreen } from './addresses.screens.ts';
import { removeAddress } from './remove-address.ts';

export const addresses = room();

addresses.form(addressForm);

addresses.on(openAddresses, (turn, { page }) => showAddresses(turn, page));
addresses.on(addAddress, (turn) => turn.begin(addressForm));
addresses.on(openAddress, (turn, { addressId }) => showAddress(turn, addressId, addressScreen));
addresses.on(askToRemoveAddress, (turn, { addressId }) => showAddress(turn, addressId, removingAddressScreen));

addresses.on(changeSavedAddress, async (turn, { addressId }) => {
  const saved = await find(turn, addressId);
  if (!saved) return showAddresses(turn, 0);
  await turn.begin(addressForm, { kind: addressKinds.indexOf(saved.kind), name: saved.name });
});

addresses.on(removeSavedAddress, async (turn, { addressId }) => {
  await turn.run(removeAddress, { addressId });
  await showAddresses(turn, 0);
});

/** One that is gone, or somebody else's, leads back to the list. */
async function showAddress(turn: Turn, addressId: number, screen: (say: Say, saved: SavedAddress) => Screen) {
  const saved = await find(turn, addressId);
  if (!saved) return showAddresses(turn, 0);
  await turn.show(screen(turn.say, saved));
}

async function find(turn: Turn, wanted: number): Promise<SavedAddress | undefined> {
  const all = await turn.read(addressesOf, turn.visitor.personId);
  return all.find(({ addressId }) => addressId === wanted);
}
