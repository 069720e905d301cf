import { operation } from '../../operation.ts';
import { Refusal } from '../../refusal.ts';
import { rows } from '../../rows.ts';
import type { Place } from '../place.ts';
import type { AddressKind } from './address.ts';

export const MOST_ADDRESSES = 10;

export interface NewAddress {
  readonly kind: AddressKind;
  /** Empty for home and work. */
  readonly name: string;
  readonly place: Place;
}

/** The one of that name, if there is one, moves. @throws {Refusal} `profile.too-many-addresses` */
export const saveAddress = operation({
  name: 'save-address',
  allow: ['anybody'],
  async run({ em }, { personId }, { kind, name, place: { address, latitude, longitude } }: NewAddress) {
    await rows(em)`select 1 from person where id = ${personId} for no key update`;
    const [saved] = await rows<{ addressId: number }>(em)`
      insert into address (person_id, kind, name, address, latitude, longitude)
      values (${personId}, ${kind}, ${name}, ${address}, ${latitude}, ${longitude})
      on conflict (person_id, kind, lower(name)) do update set name = excluded.name, address = excluded.address,
        latitude = excluded.latitude, longitude = excluded.longitude
      returning id as "addressId"`;
    const all = await rows(em)`select 1 from address where person_id = ${personId}`;
    if (all.length > MOST_ADDRESSES) throw new Refusal('profile.too-many-addresses', { most: MOST_ADDRESSES });
    return { addressId: saved!.addressId };
  },
});
