import { form, showNothing } from '../../../chat/form.ts';
import { choiceOf, words } from '../../../chat/readers.ts';
import type { Turn } from '../../../chat/turn.ts';
import { type Place, readPlace } from '../place.ts';
import { addressKinds } from './address.ts';
import { addressesOf } from './addresses.queries.ts';
import { addressesScreen } from './addresses.screens.ts';
import { saveAddress } from './save-address.ts';

const NAMED = addressKinds.indexOf('named');

export interface AddressDraft {
  /** The position in `addressKinds`. */
  readonly kind: number;
  readonly name?: string;
  readonly place: Place;
}

export const addressForm = form<AddressDraft>({
  id: 'address',
  steps: {
    kind: {
      ask: 'profile.ask.address-kind',
      choices: ({ say }) => [addressKinds.map((kind, value) => ({ label: say(`profile.kinds.${kind}`), value }))],
      read: choiceOf(...addressKinds.keys()),
    },
    name: { ask: 'profile.ask.address-name', when: ({ kind }) => kind === NAMED, read: words(1, 20) },
    place: {
      ask: 'profile.ask.address',
      shares: [{ label: 'profile.share-location', asksFor: 'location' }],
      read: readPlace,
    },
  },
  async submit(turn, { kind, name = '', place }) {
    await turn.run(saveAddress, { kind: addressKinds[kind]!, name: kind === NAMED ? name : '', place });
    await showAddresses(turn, 0);
  },
  cancelled: (turn) => showAddresses(turn, 0),
  putAside: showNothing,
});

export async function showAddresses(turn: Turn, page: number): Promise<void> {
  await turn.show(addressesScreen(turn.say, await turn.read(addressesOf, turn.visitor.personId), page));
}
