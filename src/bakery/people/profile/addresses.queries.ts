import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { rows } from '../../rows.ts';
import type { Place } from '../place.ts';
import type { AddressKind } from './address.ts';

export interface SavedAddress extends Place {
  readonly addressId: number;
  readonly kind: AddressKind;
  /** Empty for home and work. */
  readonly name: string;
}

/** Home, work, then the others by name; at most ten. */
export function addressesOf(em: SqlEntityManager, personId: number): Promise<SavedAddress[]> {
  return rows<SavedAddress>(em)`
    select id as "addressId", kind, name, address, latitude, longitude from address where person_id = ${personId}
    order by array_position(array['home', 'work', 'named'], kind), lower(name)`;
}
